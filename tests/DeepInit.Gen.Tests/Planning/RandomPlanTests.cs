using System.Globalization;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Schedules;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;
using DeepInit.Gen.Text;
using DeepInit.Gen.Wrappers;
using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Gen.Tests.Planning;

/// <summary>Plans of a few hundred networks by chance, checked by the verifier and by walking through their memory.</summary>
public sealed class RandomPlanTests
{
    public const int Networks = 400;

    [Fact]
    public void VerifierFindsNothingInPlansOfRandomNetworks()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            Assert.Empty(PlanVerifier.Verify(Harness.Plan(RandomNetworks.Create(seed))).Select(fault => $"seed {seed}: {fault}"));
        }
    }

    /// <summary>What is drawn is known before the generator sees it: the shapes of all values, by formulas of the layers' cases.</summary>
    [Fact]
    public void ShapesAreThoseThatTheCasesSay()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            Dictionary<string, string> shapes = ShapeInference.Run(RandomNetworks.Create(seed), default).Network!.Values.ToDictionary(value => value.Name, value => value.Shape.ToString());
            Assert.All(RandomNetwork.Create(seed).Values, value => Assert.Equal((seed, value.Name, string.Join("×", value.Shape)), (seed, value.Name, shapes[value.Name])));
        }
    }

    [Fact]
    public void RandomNetworksHaveAllOfTheLanguage()
    {
        NetworkSpec[] specs = [.. Enumerable.Range(0, Networks).Select(seed => RandomNetworks.Create(seed))];
        Assert.Equal(LayerCatalog.All.Select(kind => kind.Attribute).Order(), specs.SelectMany(spec => spec.AllLayers).Select(layer => layer.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<Loss>(), specs.SelectMany(spec => spec.Losses).Select(loss => loss.Function).Distinct().Order());
        Assert.Equal(OptimizerCatalog.All.Select(kind => kind.Attribute).Order(), specs.Where(spec => spec.Optimizer is not null).Select(spec => spec.Optimizer!.Kind).Distinct().Order());
        Assert.Equal(ScheduleCatalog.All.Select(kind => kind.Attribute).Order(), specs.SelectMany(spec => spec.Schedules).Select(schedule => schedule.Kind).Distinct().Order());
        Assert.Equal(WrapperCatalog.All.Select(kind => kind.Attribute).Order(), specs.SelectMany(spec => spec.Wrappers).Select(wrapper => wrapper.Kind).Distinct().Order());
        Assert.Contains(specs, spec => spec.Losses.Count > 2);
        Assert.Contains(specs, spec => spec.Losses.Count == 0);
        Assert.Contains(specs, spec => spec.Losses.Count > 0 && spec.Optimizer is null);
        Assert.Contains(specs, spec => spec.Outputs.Count > 1);
        Assert.Contains(specs, spec => spec.Outputs.Any(output => output.Order == ChannelOrder.ChannelsFirst));
        Assert.Contains(specs, spec => spec.Inputs.Any(input => input.Order == ChannelOrder.ChannelsFirst));
        Assert.Contains(specs, spec => spec.Inputs.Any(input => input.Ids is not null));
        Assert.Contains(specs, spec => spec.Inputs.Any(input => input.HasSteps && input.Ids is null));
        Assert.Contains(specs, spec => spec.RowType is not null);
        Assert.Contains(specs, spec => spec.Parameters.Any(parameter => parameter.Trainable == false));
        Assert.Contains(specs, spec => spec.Parameters.Any(parameter => parameter.LearningRateScale is not null) && spec.Optimizer is not null);
        Assert.Contains(specs, spec => spec.Parameters.Any(parameter => parameter.WeightDecay > 0) && spec.Optimizer is not null);
        Assert.Contains(specs, spec => spec.Parameters.Any(parameter => parameter.Init is not null && parameter.Pattern.Contains('*')));
        Assert.Contains(specs, spec => spec.Parameters.Count > 2);
        Assert.Contains(specs, spec => spec.Layers.OfType<UseSpec>().Any(use => use.Repeat > 1));
        Assert.Contains(specs, spec => spec.Layers.OfType<UseSpec>().Any(use => use.SharedWith is not null && spec.Optimizer is not null));
    }

    /// <summary>What <c>[Parameter]</c>s come to, by a plain loop over them.</summary>
    [Fact]
    public void SettingsOfParametersAreThoseOfTheMostSpecificPattern()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            if (RandomNetwork.Create(seed).Settings is not { } drawn)
            {
                continue;
            }

            ShapedNetwork network = ShapeInference.Run(RandomNetworks.Create(seed), default).Network!;
            Assert.All(network.Parameters, parameter =>
            {
                string Said(string option, string otherwise) => drawn.Of(parameter.Name, option) ?? otherwise;
                double decay = double.Parse(Said("WeightDecay", "-1"), CultureInfo.InvariantCulture);
                OptimizerSpec? optimizer = network.Optimizers.Select(of => of.Spec).ElementAtOrDefault(parameter.Settings.Optimizer);
                bool decays = bool.Parse(Said("Decay", decay > 0 || optimizer?.DecayScope == DecayScope.All || parameter.Request.IsWeight ? "true" : "false"));
                Assert.Equal((seed, double.Parse(Said("LearningRateScale", "1"), CultureInfo.InvariantCulture)), (seed, parameter.Settings.LearningRateScale));
                Assert.Equal((seed, decays ? decay < 0 ? optimizer?.WeightDecay ?? 0 : decay : 0), (seed, parameter.Settings.WeightDecay));
                Assert.Equal((seed, !parameter.IsBuffer && bool.Parse(Said("Trainable", parameter.Request.Trainable ? "true" : "false"))), (seed, parameter.Trainable));
                Assert.Equal((seed, Said("Init", "").Split(',')[0] is { Length: > 0 } init ? init : null), (seed, parameter.Settings.InitFrom is null ? null : "Init." + Wording.Name(parameter.Settings.AskedInit.Init)));
            });
        }
    }

    [Fact]
    public void EveryReadFindsWhatWasWrittenThere()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            Walk(plan.Inference, plan.Inference.Ops.Count, seed);
            if (plan.Training is { } training)
            {
                Walk(training, training.SectionOf(SectionKind.Losses).First, seed);
            }
        }
    }

    [Fact]
    public void EveryTrainableParameterThatALossReadsGetsItsGradientOnce()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed, losses: 2));

            // Of a parameter that layers share, the first stores the gradient and the others add theirs.
            IEnumerable<int?> trained = plan.Training!.Ops.SelectMany(op => op.Touches).Where(touch => touch is { Room: Room.Gradient, Access: Access.Write }).Select(touch => (int?)touch.Place);

            // A parameter that several layers share belongs to the first of them.
            HashSet<int> reached = [.. ReachedNodes(plan).Select(node => plan.Network.Nodes[node].Owner)];
            Assert.Equal(
                plan.Parameters.Where(p => p.Trainable && reached.Contains(p.Node)).Select(p => (int?)p.Index),
                trained.Order());
        }
    }

    [Fact]
    public void EveryOpStaysInsideTheMemoryOfItsPass()
    {
        for (int seed = 0; seed < Networks; seed++)
        {
            PassPlan pass = Harness.Plan(RandomNetworks.Create(seed)).Inference;
            Assert.All(pass.Buffers, buffer =>
            {
                int offset = pass.OffsetOf(new(buffer.Id));
                Assert.InRange(offset, 0, pass.LengthOf(buffer.Form.Lifetime, buffer.Form.Count) - buffer.Length);
                Assert.Equal(0, offset % 16);
                int length = buffer.Form.Layout == BufferLayout.RowMajor ? (buffer.Shape.Length + 15) / 16 * 16 : (buffer.Shape.Features + 15) / 16 * 16 * buffer.Shape.Positions;
                Assert.Equal(buffer.InPlace ? 0 : length, buffer.Length);
            });
        }
    }

    [Fact]
    public void OnlyOpsOnRowsReadAnInputInPlace()
    {
        int found = 0;
        for (int seed = 0; seed < Networks; seed++)
        {
            NetworkPlan plan = Harness.Plan(RandomNetworks.Create(seed));
            foreach (PassPlan pass in plan.Passes)
            {
                PlannedBuffer[] inPlace = [.. pass.Buffers.Where(b => b.InPlace)];
                Assert.InRange(inPlace.Length, 0, 1);
                foreach (PlannedBuffer buffer in inPlace)
                {
                    Assert.Contains(new BufferUse(buffer.Id), pass.Inputs);
                    Assert.DoesNotContain(new BufferUse(buffer.Id), pass.Outputs);
                    Assert.All(
                        pass.Ops.Where(op => op.Uses.Any(use => use.Buffer.Id == buffer.Id)),
                        op => Assert.EndsWith("_FromRows", op.Method));
                    found++;
                }
            }
        }

        Assert.True(found > 20);
    }

    // Memory as a tape of the buffers that last wrote each place; independent of lifetimes, which only the allocator and the verifier look at.
    private static void Walk(PassPlan pass, int outputsAt, int seed)
    {
        // As if there were a single row, with a single step of each input whose rows have lengths behind it; then what depends on neither.
        RowCount[] counts = [RowCount.Rows, .. pass.StepCounts];
        int StartOf(int count) => counts.Take(count).Sum(before => pass.LengthOf(Lifetime.Call, before));
        var memory = new int[StartOf(counts.Length) + pass.FixedLength];
        Array.Fill(memory, -1);
        int PlaceOf(BufferUse use) => pass.OffsetOf(use) + StartOf(pass.Buffers[use.Id].Form is { Lifetime: not Lifetime.Fixed, Count: { } count } ? Array.IndexOf(counts, count) : counts.Length);
        void Write(BufferUse use) => Array.Fill(memory, use.Id, PlaceOf(use), pass.Buffers[use.Id].Length);
        void Read(BufferUse use, string reader)
        {
            PlannedBuffer buffer = pass.Buffers[use.Id];
            Assert.True(
                memory.AsSpan(PlaceOf(use), buffer.Length).ContainsAnyExcept(use.Id) == false,
                $"seed {seed}: {reader} reads '{buffer.Name}', but something else lies there");
        }

        foreach (BufferUse use in pass.FilledBefore)
        {
            Write(use);
        }

        for (int i = 0; i <= pass.Ops.Count; i++)
        {
            foreach (BufferUse output in i == outputsAt ? pass.Outputs : default)
            {
                Read(output, "the caller");
            }

            if (i == pass.Ops.Count)
            {
                break;
            }

            KernelOp op = pass.Ops[i];
            foreach ((BufferUse buffer, Access access) in op.Uses.Where(use => use.Access != Access.Write))
            {
                Read(buffer, op.Comment);
            }

            foreach ((BufferUse buffer, Access access) in op.Uses.Where(use => use.Access != Access.Read))
            {
                Write(buffer);
            }

            // Nothing that the op reads may be destroyed by what it writes, unless it says that it does both.
            foreach ((BufferUse buffer, Access access) in op.Uses)
            {
                Read(buffer, op.Comment + " (after it wrote)");
            }
        }
    }

    private static HashSet<int> ReachedNodes(NetworkPlan plan)
    {
        var reached = new HashSet<int>();
        var open = new Stack<int>(plan.Network.Losses.Select(loss => loss.Value));
        while (open.TryPop(out int value))
        {
            if (plan.Network.Nodes.FirstOrDefault(node => node.Output == value) is { } node && reached.Add(node.Index))
            {
                foreach (int input in node.Inputs)
                {
                    open.Push(input);
                }
            }
        }

        return reached;
    }
}
