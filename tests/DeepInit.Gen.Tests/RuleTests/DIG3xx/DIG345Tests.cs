using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A width of heads that wastes lanes.</summary>
public class DIG345Tests
{
    [Theory]
    [InlineData("""[MultiHeadAttention({|DIG345:8|})]""")]
    [InlineData("""[MultiHeadAttention({|DIG345:2|}, KeyDim = 33, ValueDim = 48)]""")]
    [InlineData("""[MultiHeadAttention({|DIG345:4|}, ValueDim = 20)]""")]
    public void EmptyLanesAreMarked(string layer) => RuleTester.Reports("DIG345", Net(layer));

    [Theory]
    [InlineData("""[MultiHeadAttention(4)]""")]
    [InlineData("""[MultiHeadAttention(2)]""")]
    [InlineData("""[MultiHeadAttention(8, KeyDim = 16, ValueDim = 16)]""")]
    [InlineData("""[MultiHeadAttention(2, KeyDim = 45, ValueDim = 62)]""")]
    public void FullOnesAreSilent(string layer) => RuleTester.Silent("DIG345", Net(layer));

    private static string Net(string layer) => $"""
        [Input("x", 8, 64)]
        {layer}
        [GlobalAveragePooling1D]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """;
}
