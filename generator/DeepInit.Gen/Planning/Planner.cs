using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Planning;

/// <summary>ShapedNetwork → NetworkPlan: lays parameters out, then plans inference, then training over one memory plan for forward and backward.</summary>
internal static class Planner
{
    public static NetworkPlan Plan(ShapedNetwork network, CancellationToken token)
    {
        IReadOnlyDictionary<int, int[]> growing = GrowingTables.Of(network);
        NetworkPlan plan = Plan(network, growing, token);

        // What inference derives lies behind the parameters, where tables would grow.
        return growing.Count > 0 && plan.DerivedLength > 0 ? Plan(network, new Dictionary<int, int[]>(), token) : plan;
    }

    private static NetworkPlan Plan(ShapedNetwork network, IReadOnlyDictionary<int, int[]> growing, CancellationToken token)
    {
        Dictionary<int, int> inputs = growing.SelectMany(input => input.Value, (input, table) => (Table: table, Input: input.Key)).ToDictionary(pair => pair.Table, pair => pair.Input);
        EquatableArray<ParameterPlan> parameters = PlaceParameters(network, inputs, out int trainedLength, out int length);
        var derived = new DerivedBuilder(ElementTypes.Of(network.Spec.Precision), parameters.Count, length);
        ShapedNetwork fused = TableFusion.Apply(InferenceFusion.Apply(network, parameters, derived), parameters, derived);
        StepwiseNetwork? stepwise = StepwiseNetwork.Of(network);
        RankedNetwork? ranked = RankedNetwork.Of(network);
        PassBuilder predicting = PredictionBuilder(PassKind.Predict, fused, parameters, derived, [.. fused.Inputs.Select(input => input.Id)]);
        PassPlan inference = PlanPrediction(predicting, _ => true, fused.Outputs.Select(predicting.ValueOf), token);
        PassPlan? training = network.Losses.Count > 0 ? PlanTraining(network, parameters, token) : null;
        PassPlan[] passes =
        [
            inference,
            .. training is null ? Array.Empty<PassPlan>() : [training],
            .. stepwise is null ? [] : PlanSession(stepwise with { Network = stepwise.Network with { Nodes = fused.Nodes } }, parameters, derived, token),
            .. ranked is null ? [] : PlanTowers(ranked, fused, parameters, derived, token),
        ];
        var plan = new NetworkPlan(network, HintNames.Of(network.Spec.Type), parameters, trainedLength, length, passes.ToEquatableArray(), derived.All.ToEquatableArray()) { Stepwise = stepwise, Ranked = ranked };
#if DEBUG
        foreach (string fault in PlanVerifier.Verify(plan))
        {
            throw new InvalidOperationException($"Plan of {network.Spec.Type.Qualified}: {fault}");
        }
#endif
        return plan;
    }

    // What trains lies in front, so that gradients and optimiser states are blocks of that part alone.
    private static EquatableArray<ParameterPlan> PlaceParameters(ShapedNetwork network, IReadOnlyDictionary<int, int> growing, out int trainedEnd, out int end)
    {
        var placed = new ParameterPlan[network.Parameters.Count];
        int offset = NetworkPlan.ZeroLength;
        void Place(Func<ParameterShape, bool> which, bool grow = false)
        {
            for (int i = 0; i < placed.Length; i++)
            {
                ParameterShape parameter = network.Parameters[i];
                if (which(parameter) && growing.TryGetValue(i, out int input) == grow)
                {
                    placed[i] = new(i, parameter, offset, parameter.Layout.PaddedLength(parameter.Shape)) { GrowsWith = grow ? input : null };
                    offset += placed[i].Length;
                }
            }
        }

        // The states of what moves block by block are blocks of the head of that, each optimiser's of the part that it moves.
        for (int optimizer = 0; optimizer < Math.Max(1, network.Optimizers.Count()); optimizer++)
        {
            Place(parameter => parameter.Trainable && OptimizerPlanner.TakesBlocks(network, parameter) && parameter.Settings.Optimizer == optimizer);
        }

        Place(parameter => parameter.Trainable && !OptimizerPlanner.TakesBlocks(network, parameter));
        trainedEnd = offset;
        Place(parameter => !parameter.Trainable);

        // What grows lies behind all that does not, and trains: gradients and states go on to its end, over what does not train between.
        Place(_ => true, grow: true);
        trainedEnd = growing.Count > 0 ? offset : trainedEnd;
        end = offset;
        return placed.ToEquatableArray();
    }

    // Of a session that is given something at its beginning, the beginning comes behind the steps: it fills what they read.
    private static IEnumerable<PassPlan> PlanSession(StepwiseNetwork stepwise, EquatableArray<ParameterPlan> parameters, DerivedBuilder derived, CancellationToken token)
    {
        PassBuilder steps = PredictionBuilder(PassKind.Step, stepwise.Network, parameters, derived, [stepwise.Input]);
        var given = stepwise.Read.ToDictionary(value => value, value => steps.RememberedValue(stepwise.Network.Values[value]));
        foreach (KeyValuePair<int, BufferUse> value in given)
        {
            steps.SetValue(value.Key, value.Value);
        }

        yield return PlanPrediction(steps, node => stepwise.Follows[node.Output], stepwise.Network.Outputs.Select(steps.ValueOf), token);
        if (!stepwise.Given.Any())
        {
            yield break;
        }

        PassBuilder begin = PredictionBuilder(PassKind.Begin, stepwise.Network, parameters, derived, [.. stepwise.Given.Select(input => input.Id)]);
        IReadOnlyDictionary<BufferUse, BufferUse> places = begin.RememberAsIn(steps);
        yield return PlanPrediction(begin, node => !stepwise.Follows[node.Output], [], token, pass =>
        {
            foreach ((Node node, BufferUse place, Action<ForwardPlanner, BufferUse> plan) in steps.Prepared)
            {
                plan(new ForwardPlanner(pass, node), places[place]);
            }

            foreach ((int value, BufferUse place) in given.Select(value => (value.Key, value.Value)).Concat(steps.Starts))
            {
                Value made = pass.Network.Values[value];
                pass.Ops.Add(new FeatureCopyOp($"{made.Name}: for the steps of the session", pass.ValueOf(value), made.Packed, 0, places[place], made.Packed, 0, made.Packed.Features, Accumulate: false));
            }
        });
    }

    // Of a network that ranks, what depends on the query alone, and what on the candidate alone: vectors, and behind them biases, as one value each.
    private static IEnumerable<PassPlan> PlanTowers(RankedNetwork ranked, ShapedNetwork fused, EquatableArray<ParameterPlan> parameters, DerivedBuilder derived, CancellationToken token)
    {
        foreach ((PassKind kind, Tower tower) in new[] { (PassKind.Query, ranked.Query), (PassKind.Candidate, ranked.Candidate) })
        {
            PassBuilder pass = PredictionBuilder(kind, fused, parameters, derived, tower.Inputs);
            IReadOnlyCollection<int> nodes = tower.NodesOf(fused);
            var shape = new Shape(tower.Values.Sum(value => fused.Values[value].Shape.Features));
            var outputs = new List<BufferUse>();
            yield return PlanPrediction(pass, node => nodes.Contains(node.Index), outputs, token, Join);

            void Join(PassBuilder made)
            {
                BufferUse vector = made.NewBuffer(kind == PassKind.Query ? "query" : "candidate", shape);
                int offset = 0;
                foreach (Value value in tower.Values.Select(value => fused.Values[value]))
                {
                    made.Ops.Add(new FeatureCopyOp($"{value.Name}: numbers {offset} to {offset + value.Shape.Features - 1} of the vector", made.ValueOf(value.Id), value.Shape, 0, vector, shape, offset, value.Shape.Features, Accumulate: false));
                    offset += value.Shape.Features;
                }

                outputs.Add(vector);
            }
        }
    }

    private static PassBuilder PredictionBuilder(PassKind kind, ShapedNetwork network, EquatableArray<ParameterPlan> parameters, DerivedBuilder derived, IReadOnlyList<int> inputs)
    {
        HashSet<int> replaced = [.. derived.All.SelectMany(made => made.Transform.Replaced).Select(parameter => parameter.Index)];
        ParameterPlan[] results = [.. derived.All.SelectMany(made => made.Results)];
        return new PassBuilder(network, [.. parameters.Where(p => !replaced.Contains(p.Index)), .. results], kind)
        {
            Folded = [.. derived.All.Where(made => made.Transform.Replaced.Any()).SelectMany(made => made.Results).Select(result => result.Node)],
            Derived = derived,
            Inputs = inputs,
        };
    }

    // The outputs are there when all has been planned.
    private static PassPlan PlanPrediction(PassBuilder pass, Func<Node, bool> has, IEnumerable<BufferUse> outputs, CancellationToken token, Action<PassBuilder>? last = null)
    {
        PlanForward(pass, has, token);
        last?.Invoke(pass);
        return pass.Build(outputs, int.MaxValue, new Scheduler.Stretch(SectionKind.Forward, 0, pass.Ops.Count, After: null, MayEnd: true));
    }

    private static PassPlan PlanTraining(ShapedNetwork network, EquatableArray<ParameterPlan> parameters, CancellationToken token)
    {
        ShapedNetwork written = network;
        network = LossFusion.Apply(network);
        var pass = new PassBuilder(network, parameters, PassKind.Train);
        int[] ends = PlanForward(pass, _ => true, token);
        int forwardEnd = pass.Ops.Count;
        bool differs = pass.Ops.Any(op => op.IsRandom || op.ReadsMode);
        BufferUse[] outputs = !differs ? [] : [.. network.Outputs.Select(value => PlanTrainingOutput(pass, written, value))];
        int lossStart = pass.Ops.Count;
        EquatableArray<TargetPlan> targets = PlanLosses(pass, out EquatableArray<LossOp> losses);
        int backwardStart = pass.Ops.Count;
        foreach (Node node in network.Nodes.Reverse())
        {
            token.ThrowIfCancellationRequested();
            if (pass.NeedsGradient[node.Output] && pass.IsAskedBack(node))
            {
                LayerCatalog.Of(node.Spec).PlanBackward(node.Spec, new BackwardPlanner(pass, node));
            }
        }

        PassPlan built = pass.Build(
            outputs,
            lossStart,
            new(SectionKind.Forward, 0, forwardEnd, After: null, MayEnd: false),
            new(SectionKind.Outputs, forwardEnd, lossStart, After: 0, MayEnd: true),
            new(SectionKind.Losses, lossStart, backwardStart, After: 0, MayEnd: true),
            new(SectionKind.Backward, backwardStart, pass.Ops.Count, After: 2, MayEnd: true));
        OptimizerPlan? optimizer = OptimizerPlanner.Plan(network, parameters);
        EquatableArray<GradientMode?> gradients = OptimizerPlanner.Gradients(optimizer, parameters, built.Ops);
        return built with { Targets = targets, Losses = losses, Layers = Layers(pass, built, ends, targets), Optimizer = optimizer, Gradients = gradients };
    }

    // Layers that only hand on the input, which is read where it lies, have no values of their own.
    private static EquatableArray<LayerValue> Layers(PassBuilder pass, PassPlan built, int[] ends, EquatableArray<TargetPlan> targets)
    {
        var sums = new SumsPlanner(pass, built, targets);
        return pass.Network.Nodes
            .Select((node, i) => new LayerValue(i, node.Name, LayerCatalog.Of(node.Spec).ActivationOf(node.Spec).Function, node.Shape, ends[i] - 1, pass.ValueOf(node.Output), sums.Of(node, i == 0 ? 0 : ends[i - 1], ends[i])))
            .Where(layer => !built.Inputs.Contains(layer.Buffer))
            .ToEquatableArray();
    }

    // An output whose activation went into a loss is a logit here; where outputs of training are asked for, its activation is computed apart.
    private static BufferUse PlanTrainingOutput(PassBuilder pass, ShapedNetwork written, int value)
    {
        int index = value - written.InputCount;
        BufferUse buffer = pass.ValueOf(value);
        if (index < 0 || written.Nodes[index].Spec.Equals(pass.Network.Nodes[index].Spec))
        {
            return buffer;
        }

        Node node = written.Nodes[index];
        var planner = new ForwardPlanner(pass, node);
        BufferUse output = planner.Keep("output", planner.OutputShape);
        planner.Activate(LayerCatalog.Of(node.Spec).ActivationOf(node.Spec), buffer, output);
        return output;
    }

    /// <returns>For each node, how many ops there are when its value is complete.</returns>
    private static int[] PlanForward(PassBuilder pass, Func<Node, bool> has, CancellationToken token)
    {
        var ends = new List<int>();
        foreach (Value input in pass.Inputs.Select(input => pass.Network.Values[input]))
        {
            pass.SetValue(input.Id, input.Ids is null ? pass.FilledBefore(input.Name, input.Packed, pass.CountOf(input)) : pass.IdsFilledBefore(input.Name, input.Packed, pass.CountOf(input)));
        }

        foreach (Node node in pass.Network.Nodes)
        {
            token.ThrowIfCancellationRequested();
            if (!has(node))
            {
                continue;
            }

            LayerCatalog.Of(node.Spec).PlanForward(node.Spec, new ForwardPlanner(pass, node));
            ends.Add(pass.Ops.Count);
        }

        return [.. ends];
    }

    private static EquatableArray<TargetPlan> PlanLosses(PassBuilder pass, out EquatableArray<LossOp> losses)
    {
        var planned = new List<LossOp>();
        var targets = new List<TargetPlan>();
        for (int i = 0; i < pass.Network.Losses.Count; i++)
        {
            LossNode loss = pass.Network.Losses[i];
            LossKind kind = LossCatalog.Of(loss.Spec);
            Value output = pass.Network.Values[loss.Value];
            TargetPlan? target = targets.Find(t => t.Name == loss.Target);
            if (target is null && loss.Target is not null)
            {
                Shape shape = kind.TargetOf(loss.Spec, output.Shape);
                RowCount count = kind.LabelsOf(loss.Spec) is null ? pass.CountOf(output) : RowCount.Rows;
                target = kind.TakesClassIndices(loss.Spec)
                    ? new TargetPlan(loss.Target, shape, ElementType.Int32, null, count)
                    : new TargetPlan(loss.Target, shape, pass.Element, pass.FilledBefore(loss.Target, kind.TargetOf(loss.Spec, output.Packed), count), count);
                targets.Add(target);
            }

            // The first loss of a value stores its gradient, a further one adds to it.
            BufferUse? existing = pass.GradientOf(loss.Value);
            BufferUse gradient = pass.NewBuffer("d " + output.Name, output);
            var name = new KernelName("Loss" + i.ToString(CultureInfo.InvariantCulture), "Loss") { Outputs = output.Shape.Features, Function = loss.Spec.Function.ToString() };
            var op = new LossOp(
                name,
                $"{loss.Spec.Function} of {output.Name}: {kind.Formula(loss.Spec)}",
                i,
                loss.Spec,
                pass.ValueOf(loss.Value),
                Others(pass, kind, loss),
                gradient,
                target?.Buffer,
                target?.Name,
                output.Packed)
            { Steps = output.Shape.Positions };
            planned.Add(op);
            pass.Ops.Add(op);
            if (existing is { } sum)
            {
                pass.Ops.Add(ElementwiseOp.Of(
                    name with { Of = "Add" },
                    $"d {output.Name} += the gradient of this loss",
                    output.Packed,
                    new("sum", Functions.Read("d"), Adds: true),
                    new("d", gradient, Access.Read),
                    new("sum", sum, Access.Accumulate)));
            }
            else
            {
                pass.SetGradient(loss.Value, gradient);
            }
        }

        losses = planned.ToEquatableArray();
        return targets.ToEquatableArray();
    }

    // The outputs of other parts that the formulas of this one read.
    private static EquatableArray<Operand> Others(PassBuilder pass, LossKind kind, LossNode loss)
    {
        int features = pass.Network.Values[loss.Value].Shape.Features;
        RowFormula formula = kind.Formulas(loss.Spec, features);
        bool readsAll = kind.OfBatch(loss.Spec, features) is not null;
        return loss.Outputs
            .Select((value, output) => new Operand(kind.OperandOf(output), pass.ValueOf(value), Access.Read))
            .Where((operand, output) => output != loss.Spec.Part && (readsAll || formula.All.Any(part => part.ReadsOperand(operand.Name))))
            .ToEquatableArray();
    }
}
