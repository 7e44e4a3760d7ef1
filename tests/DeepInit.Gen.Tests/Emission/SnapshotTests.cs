using DeepInit.Gen.Tests.Support;
using VerifyXunit;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>A few whole networks, to be read as code.</summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task TumourClassifier() => Verifier.Verify(Harness.Run(Samples.TumourClassifier));

    [Fact]
    public Task GraphWithTwoInputsAndTwoLosses() => Verifier.Verify(Harness.Run(Samples.Recommender));

    [Fact]
    public Task DoublePrecisionWithClippingAndMomentum() => Verifier.Verify(Harness.Run(Samples.Regressor));

    [Fact]
    public Task InferenceOnly() => Verifier.Verify(Harness.Run(Samples.Embedding));

    [Fact]
    public Task StubOfAnInvalidNetwork() => Verifier.Verify(Harness.Run(Samples.Broken));
}
