using DeepInit.Conformance.Translation;

namespace DeepInit.Conformance.Execution;

/// <summary>Writes the implementation of <see cref="INetworkDriver{T}"/> for one class.</summary>
internal static class DriverText
{
    /// <summary>The name of the class that drives a network.</summary>
    public static string ClassName(TranslatedNetwork network) => network.Name + "Driver";

    /// <summary>Writes the file.</summary>
    public static string Write(TranslatedNetwork network)
    {
        string type = network.Precision == Precision.Double ? "double" : "float";
        string inputs = string.Join(", ", Enumerable.Range(0, network.InputCount).Select(i => $"inputs[{i}]"));
        string outputs = string.Join(", ", Enumerable.Range(0, network.OutputCount).Select(i => $"outputs[{i}]"));
        string targets = string.Concat(network.Targets.Select((target, i) => $", ({(target.IsInteger ? "int" : type)}[])targets[{i}]"));
        string forward = network.HasBatchStatistics ? "Forward" : "Predict";
        const string Untrained = "throw new System.NotSupportedException(\"The network has no optimiser.\")";
        string trainBatch = network.Trains ? $"_network.TrainBatch({inputs}{targets})" : Untrained;
        return $$"""
            namespace {{NetworkTranslator.Namespace}};

            public sealed class {{ClassName(network)}} : DeepInit.Conformance.Execution.INetworkDriver<{{type}}>
            {
                private readonly {{network.Name}} _network = new {{network.Name}}(seed: 1);

                public DeepInit.INetwork<{{type}}> Network => _network;

                public double LearningRate
                {
                    get => {{(network.Trains ? "_network.LearningRate" : Untrained)}};
                    set => {{(network.Trains ? "_network.LearningRate = value" : Untrained)}};
                }

                public long StepCount => {{(network.Trains ? "_network.StepCount" : Untrained)}};

                public void SwitchDropoutOff()
                {
                    {{(network.SwitchesDropout ? "_network.DropoutActive = false;" : "")}}
                }

                public void Predict({{type}}[][] inputs, {{type}}[][] outputs) => _network.Predict({{inputs}}, {{outputs}});

                public void Forward({{type}}[][] inputs, {{type}}[][] outputs) => _network.{{forward}}({{inputs}}, {{outputs}});

                public {{type}} TrainBatch({{type}}[][] inputs, System.Array[] targets) => {{trainBatch}};

                public {{type}} ComputeLoss({{type}}[][] inputs, System.Array[] targets) => _network.ComputeLoss({{inputs}}{{targets}});

                public {{type}} ComputeGradients({{type}}[][] inputs, System.Array[] targets) => _network.ComputeGradients({{inputs}}{{targets}});
            }

            """;
    }
}
