using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.Layers;

/// <summary>Arguments that a layer cannot have are marked where they stand; a valid one is left in peace.</summary>
public sealed class LayerArgumentTests
{
    [Theory]
    [InlineData("[Input(30)] [Dense(8, Activation = SELU)] [AlphaDropout({|DIG008:20|})] [Dense(1)]")] // a percentage
    [InlineData("[Input(30)] [GaussianNoise({|DIG008:-1|})] [Dense(1)]")]
    [InlineData("[Input(8, Vocabulary = 20)] [Embedding({|DIG008:0|})] [Flatten] [Dense(1)]")]
    [InlineData("[Input(8, Vocabulary = 20)] [EmbeddingBag({|DIG008:-4|})] [Dense(1)]")]
    [InlineData("[Input(8, {|DIG008:Vocabulary = -5|})] [EmbeddingBag(4)] [Dense(1)]")]
    [InlineData("[Input(8, Vocabulary = 20, {|DIG008:PaddingIndex = 20|})] [EmbeddingBag(4)] [Dense(1)]")]
    [InlineData("[Input(Vocabulary = 20, {|DIG008:Lengths = true|})] [Embedding(4)] [Dense(1)]")] // one id is no sequence
    [InlineData("[{|DIG008:Input(8, PaddingIndex = 0)|}] [EmbeddingBag(4)] [Dense(1)]")] // an id of no vocabulary
    [InlineData("[Input(8, Vocabulary = 20, {|DIG008:Order = ChannelOrder.ChannelsFirst|})] [EmbeddingBag(4)] [Dense(1)]")]
    [InlineData("[Input(4, 4, 6)] [GroupNormalization({|DIG008:0|})] [Flatten] [Dense(1)]")]
    [InlineData("[Input(4, 4, 6)] [Permute({|DIG008:1|}, 1, 2)] [Flatten] [Dense(1)]")] // an axis that is there twice
    [InlineData("[Input(4, 4, 6)] [SpatialDropout2D({|DIG008:1|})] [Flatten] [Dense(1)]")]
    [InlineData("[Input(4, 4, 6)] [{|DIG008:Cropping2D(-1)|}] [Flatten] [Dense(1)]")]
    [InlineData("[Input(8, 6)] [PositionEmbedding({|DIG008:SequenceLength = 7|})] [Flatten] [Dense(1)]")] // positions that the table does not have
    [InlineData("[Input(8, 6)] [SinePositionEncoding({|DIG008:MaxWavelength = 0|})] [Flatten] [Dense(1)]")]
    [InlineData("[Input(8, 6)] [LSTM(3, Bidirectional = true, {|DIG008:Stateful = true|})] [Dense(1)]")] // the other direction has not seen what comes
    [InlineData("[Input(\"x\", 8, 6)] [Input(\"h\", 3)] [GRU(3, From = \"x\", InitialState = \"h\", {|DIG008:Stateful = true|})] [Dense(1)]")]
    public void ANumberBeyondItsRange(string source) => Reports("DIG008", source);

    [Theory]
    [InlineData("[Input(4, 4, 6)] [GroupNormalization({|DIG107:4|})] [Flatten] [Dense(1)]")] // groups that do not divide the channels
    [InlineData("[Input(4, 4, 6)] [Permute({|DIG107:2|}, 1)] [Flatten] [Dense(1)]")] // another number of axes
    [InlineData("[Input(30)] [Reshape({|DIG107:4|}, 4, 2)] [Flatten] [Dense(1)]")] // another number of numbers
    [InlineData("[Input(4, 4, 6)] [{|DIG107:Cropping2D(2)|}] [Flatten] [Dense(1)]")] // nothing is left
    [InlineData("[Input(8, 6)] [Dense(4)] [{|DIG107:FinalState|}] [Dense(1)]")] // a dense layer has no state
    [InlineData("[Input(8, 6)] [GRU(4)] [FinalState({|DIG107:Memory = true|})] [Dense(1)]")]
    [InlineData("[Input(\"x\", 8, 6)] [GRU(4, ReturnSequences = true, Name = \"r\")] [GRU(4, From = \"x\", {|DIG107:InitialState = \"r\"|})] [Dense(1)]")]
    [InlineData("[Input(\"q\", 5, 4)] [Input(\"m\", 6, 3)] [Attention(From = \"q\", {|DIG107:Memory = \"m\"|})] [Dense(1)]")]
    [InlineData("[Input(4, 5, 6)] [{|DIG107:Cropping2D(0, 3, 0, 2)|}] [Flatten] [Dense(1)]")]
    public void AnArgumentThatDoesNotFitTheInput(string source) => Reports("DIG107", source);

    [Theory]
    [InlineData("[Input(30)] [Dense(8, Activation = ReLU)] [{|DIG105:SpatialDropout2D(0.2)|}] [Dense(1)]")]
    [InlineData("[Input(30)] [{|DIG105:UpSampling2D(2)|}] [Dense(1)]")]
    [InlineData("[Input(30)] [{|DIG105:ZeroPadding2D(1)|}] [Dense(1)]")]
    [InlineData("[Input(30)] [{|DIG105:Cropping2D(1)|}] [Dense(1)]")]
    public void FeaturesWhereAnImageIsNeeded(string source) => Reports("DIG105", source);

    [Theory]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 6)] [{|DIG022:Dot(\"a\", \"b\", \"a\")|}] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 6)] [{|DIG022:Cross(\"a\", \"b\", \"a\")|}] [Dense(1)]")]
    [InlineData("[Input(\"a\", 4)] [Input(\"b\", 4)] [{|DIG022:Sampling(\"a\", \"b\", \"a\", \"b\")|}] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 6)] [{|DIG022:Subtract(\"a\", \"b\", \"a\")|}] [Dense(1)]")]
    public void TooManyValues(string source) => Reports("DIG022", source);

    [Theory]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 7)] [Dot(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 7)] [PairwiseDot(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 7)] [FactorizationMachine(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 7)] [Cross(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    [InlineData("[Input(\"a\", 4)] [Input(\"b\", 5)] [Sampling(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 7)] [Subtract(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    [InlineData("[Input(\"a\", 6)] [Input(\"b\", 7)] [Maximum(\"a\", {|DIG101:\"b\"|})] [Dense(1)]")]
    public void ValuesOfTwoLengths(string source) => Reports("DIG101", source);

    [Fact]
    public void AlphaDropoutAfterSELUIsRight() =>
        RuleTester.Silent("DIG204", "[Input(30)]\n[Dense(8, Activation = SELU)]\n[AlphaDropout(0.1)]\n[Dense(1)]\n");

    private static void Reports(string rule, string source) => RuleTester.Reports(rule, source.Replace("] [", "]\n[", StringComparison.Ordinal) + "\n");
}
