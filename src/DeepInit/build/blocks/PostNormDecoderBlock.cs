namespace DeepInit
{
    /// <summary>The first transformer's block of a decoder: each branch is added, and the sum is normalised (post-norm). Four or more, with their three sums each, need a warm-up. Vaswani et al. 2017.</summary>
    /// <example><code>[Use(typeof(PostNormDecoderBlock), "Units", 128, "Heads", 4, "Hidden", 256, Inputs = new[] { "y", "encoder" }, Repeat = 3, Name = "d")]</code></example>
    [Block]
    [Input("x")]
    [Input("memory")]
    [MultiHeadAttention(PostNormDecoderBlock.Heads, From = "x", Causal = true, Name = "attention")]
    [Dropout(PostNormDecoderBlock.Rate, Name = "d1")]
    [Add("x", "d1")]
    [LayerNormalization(Name = "n1")]
    [MultiHeadAttention(PostNormDecoderBlock.Heads, Memory = "memory", Name = "cross")]
    [Dropout(PostNormDecoderBlock.Rate, Name = "d2")]
    [Add("n1", "d2")]
    [LayerNormalization(Name = "n2")]
    [Dense(PostNormDecoderBlock.Hidden, Activation = Activation.ReLU, Name = "widened")]
    [Dense(PostNormDecoderBlock.Units, Name = "projection")]
    [Dropout(PostNormDecoderBlock.Rate, Name = "d3")]
    [Add("n2", "d3")]
    [LayerNormalization(Name = "n3")]
    internal static class PostNormDecoderBlock
    {
        /// <summary>Features of a step, a multiple of <see cref="Heads"/>.</summary>
        public const int Units = BlockAttribute.Required;

        /// <summary>Heads of both attentions.</summary>
        public const int Heads = BlockAttribute.Required;

        /// <summary>Features between the two dense layers.</summary>
        public const int Hidden = BlockAttribute.Required;

        /// <summary>The share that dropout takes away of each branch.</summary>
        public const double Rate = 0.1;
    }
}
