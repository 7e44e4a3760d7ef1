namespace DeepInit.Tests.Shared.Compiling;

/// <summary>Writes the implementation of <see cref="INetworkDriver{T}"/> for one class.</summary>
internal static class DriverText
{
    /// <summary>Writes the file.</summary>
    public static string Write(DrivenNetwork network)
    {
        string type = network.IsDouble ? "double" : "float";
        string inputs = string.Join(", ", Enumerable.Range(0, network.InputCount).Select(i =>
            (network.IdInputs.Contains(i) ? $"System.Array.ConvertAll(inputs[{i}], id => checked((int)id))" : $"inputs[{i}]") + (network.HasLengths.ElementAtOrDefault(i) ? $", Lengths[{i}]" : "")));
        string outputs = string.Join(", ", Enumerable.Range(0, network.OutputCount).Select(i => $"outputs[{i}]"));
        string targets = string.Concat(network.TargetsAreIndices.Select((isIndex, i) => $", ({(isIndex ? "int" : type)}[])targets[{i}]"));
        string forward = network.HasForward ? "Forward" : "Predict";
        const string Untrained = "throw new System.NotSupportedException(\"The network has no optimiser.\")";
        string trainBatch = network.Trains ? $"_network.TrainBatch({inputs}{targets})" : Untrained;
        return $$"""
            {{(network.Namespace.Length > 0 ? $"namespace {network.Namespace};" : "")}}

            public sealed class {{network.Driver}} : {{typeof(INetworkDriver<>).Namespace}}.INetworkDriver<{{type}}>
            {
                private readonly {{network.Name}} _network = new {{network.Name}}(seed: 1);

                public DeepInit.INetwork<{{type}}> Network => _network;

                public int MaxThreads
                {
                    get => _network.MaxThreads;
                    set => _network.MaxThreads = value;
                }

                public double LearningRate
                {
                    get => {{(network.Trains ? "_network.LearningRate" : Untrained)}};
                    set => {{(network.Trains ? "_network.LearningRate = value" : Untrained)}};
                }

                public int[][] Lengths { get; set; } = new int[0][];

                public long StepCount => {{(network.Trains ? "_network.StepCount" : Untrained)}};

                public void SwitchRandomnessOff()
                {
                    if ((object)_network is DeepInit.IRandomizedNetwork randomized)
                    {
                        randomized.IsRandomized = false;
                    }
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
