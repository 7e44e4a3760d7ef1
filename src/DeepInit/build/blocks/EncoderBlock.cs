namespace DeepInit
{
    /// <summary>A block of an encoder: attention to all steps, then two dense layers, each behind a normalisation (pre-norm) and beside a way around it. Vaswani et al. 2017, Xiong et al. 2020.</summary>
    /// <example><code>[Use(typeof(EncoderBlock), "Units", 128, "Heads", 4, "Hidden", 256, Repeat = 3, Name = "e")]</code></example>
    [Block]
    [LayerNormalization(Name = "n1")]
    [MultiHeadAttention(EncoderBlock.Heads, Name = "attention")]
    [Dropout(EncoderBlock.Rate, Name = "d1")]
    [Add("x", "d1", Name = "r1")]
    [LayerNormalization(Name = "n2")]
    [Dense(EncoderBlock.Hidden, Activation = Activation.ReLU, Name = "widened")]
    [Dense(EncoderBlock.Units, Name = "projection")]
    [Dropout(EncoderBlock.Rate, Name = "d2")]
    [Add("r1", "d2")]
    internal static class EncoderBlock
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
