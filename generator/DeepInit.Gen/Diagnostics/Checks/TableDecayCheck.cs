using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>DIG282: tables that ids are looked up in and that decay, because their user said so: left alone they do not.</summary>
internal sealed class TableDecayCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        if (network.Parameters.FirstOrDefault(Decays) is not { } table)
        {
            return;
        }

        int setting = network.Spec.Parameters.ToList().FindIndex(spec => (spec.Decay == true || spec.WeightDecay > 0) && table.Settings.Why.Contains(spec.Pattern));
        Issues place = setting >= 0 ? issues.At(Place.Parameter, setting) : issues.At(Place.Optimizer, table.Settings.Optimizer);
        string option = setting < 0 ? "DecayScope" : network.Spec.Parameters[setting].Decay == true ? "Decay" : "WeightDecay";
        place.Add(Rules.TableDecay, option, Wording.Short(table.Settings.WeightDecay), table.Name, table.Shape[0]);

        // One that moves only the rows of a batch decays only those. Of a table that is the network's last matrix, too, each step moves all rows.
        bool Decays(ParameterShape parameter) =>
            parameter.Request.Purpose == ParameterPurpose.Table && parameter.Trainable && parameter.Settings.WeightDecay > 0
            && network.Optimizers.Any(optimizer => optimizer.Index == parameter.Settings.Optimizer && !OptimizerCatalog.Of(optimizer.Spec).MovesTouchedRows)
            && network.Nodes.All(node => node.Spec.TiedTo is not { } table || network.Nodes[table].Owner != parameter.Node);
    }
}
