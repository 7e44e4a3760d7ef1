namespace DeepInit.Benchmarks.Workloads;

/// <summary>W3 and W4 under optimisers that see whole tensors.</summary>
internal static class OptimizerNetworks
{
    /// <summary>What is measured: the workload, the optimiser, the network, and what computes gradients for it of a batch.</summary>
    public static IEnumerable<(string Workload, string Optimizer, IGradientTrainableNetwork<float> Network, Action<float[], int[]> ComputeGradients)> All()
    {
        var digitsNetwork = new DigitsNetwork();
        yield return ("W3", "AdamW", digitsNetwork, (x, y) => digitsNetwork.ComputeGradients(x, y));
        var digitsByLamb = new DigitsByLamb();
        yield return ("W3", "LAMB", digitsByLamb, (x, y) => digitsByLamb.ComputeGradients(x, y));
        var digitsByAdafactor = new DigitsByAdafactor();
        yield return ("W3", "Adafactor", digitsByAdafactor, (x, y) => digitsByAdafactor.ComputeGradients(x, y));
        var digitsBySoap = new DigitsBySoap();
        yield return ("W3", "SOAP", digitsBySoap, (x, y) => digitsBySoap.ComputeGradients(x, y));
        var digitsByMuon = new DigitsByMuon();
        yield return ("W3", "Muon", digitsByMuon, (x, y) => digitsByMuon.ComputeGradients(x, y));
        var middleNetwork = new MiddleNetwork();
        yield return ("W4", "AdamW", middleNetwork, (x, y) => middleNetwork.ComputeGradients(x, y));
        var middleByLamb = new MiddleByLamb();
        yield return ("W4", "LAMB", middleByLamb, (x, y) => middleByLamb.ComputeGradients(x, y));
        var middleByAdafactor = new MiddleByAdafactor();
        yield return ("W4", "Adafactor", middleByAdafactor, (x, y) => middleByAdafactor.ComputeGradients(x, y));
        var middleBySoap = new MiddleBySoap();
        yield return ("W4", "SOAP", middleBySoap, (x, y) => middleBySoap.ComputeGradients(x, y));
        var middleByMuon = new MiddleByMuon();
        yield return ("W4", "Muon", middleByMuon, (x, y) => middleByMuon.ComputeGradients(x, y));
    }
}

[Network]
[Input(784)]
[Dense(128, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[LAMB]
internal sealed partial class DigitsByLamb;

[Network]
[Input(784)]
[Dense(128, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[Adafactor]
internal sealed partial class DigitsByAdafactor;

[Network]
[Input(784)]
[Dense(128, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[SOAP]
internal sealed partial class DigitsBySoap;

[Network]
[Input(784)]
[Dense(128, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[Muon]
[AdamW]
internal sealed partial class DigitsByMuon;

[Network]
[Input(784)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[LAMB]
internal sealed partial class MiddleByLamb;

[Network]
[Input(784)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[Adafactor]
internal sealed partial class MiddleByAdafactor;

[Network]
[Input(784)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[SOAP]
internal sealed partial class MiddleBySoap;

[Network]
[Input(784)]
[Dense(512, Activation = ReLU)]
[Dense(512, Activation = ReLU)]
[Dense(10, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[Muon]
[AdamW]
internal sealed partial class MiddleByMuon;
