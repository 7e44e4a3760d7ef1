namespace DeepInit
{
    /// <summary>The first transformer's block of an encoder, as BERT has it: each branch is added, and the sum is normalised (post-norm). Six or more need a warm-up. Vaswani et al. 2017.</summary>
    /// <example><code>[Use(typeof(PostNormEncoderBlock), "Units", 128, "Heads", 4, "Hidden", 512, Repeat = 3, Name = "e")]</code></example>
    [Block]
    [MultiHeadAttention(PostNormEncoderBlock.Heads, Name = "attention")]
    [Dropout(PostNormEncoderBlock.Rate, Name = "d1")]
    [Add("x", "d1")]
    [LayerNormalization(Name = "n1")]
    [Dense(PostNormEncoderBlock.Hidden, Activation = Activation.GELU, Name = "widened")]
    [Dense(PostNormEncoderBlock.Units, Name = "projection")]
    [Dropout(PostNormEncoderBlock.Rate, Name = "d2")]
    [Add("n1", "d2")]
    [LayerNormalization(Name = "n2")]
    internal static class PostNormEncoderBlock
    {
        /// <summary>Features of a step, a multiple of <see cref="Heads"/>.</summary>
        public const int Units = BlockAttribute.Required;

        /// <summary>Heads of the attention.</summary>
        public const int Heads = BlockAttribute.Required;

        /// <summary>Features between the two dense layers.</summary>
        public const int Hidden = BlockAttribute.Required;

        /// <summary>The share that dropout takes away of each branch.</summary>
        public const double Rate = 0.1;
    }
}
