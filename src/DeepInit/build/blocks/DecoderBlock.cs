namespace DeepInit
{
    /// <summary>A block of a decoder, pre-norm: attention to the steps so far, attention to what an encoder has made of its sequence, then two dense layers. Vaswani et al. 2017, Xiong et al. 2020.</summary>
    /// <example><code>[Use(typeof(DecoderBlock), "Units", 128, "Heads", 4, "Hidden", 256, Inputs = new[] { "y", "encoder" }, Repeat = 3, Name = "d")]</code></example>
    [Block]
    [Input("x")]
    [Input("memory")]
    [LayerNormalization(From = "x", Name = "n1")]
    [MultiHeadAttention(DecoderBlock.Heads, Causal = true, Name = "attention")]
    [Dropout(DecoderBlock.Rate, Name = "d1")]
    [Add("x", "d1", Name = "r1")]
    [LayerNormalization(Name = "n2")]
    [MultiHeadAttention(DecoderBlock.Heads, Memory = "memory", Name = "cross")]
    [Dropout(DecoderBlock.Rate, Name = "d2")]
    [Add("r1", "d2", Name = "r2")]
    [LayerNormalization(Name = "n3")]
    [Dense(DecoderBlock.Hidden, Activation = Activation.ReLU, Name = "widened")]
    [Dense(DecoderBlock.Units, Name = "projection")]
    [Dropout(DecoderBlock.Rate, Name = "d3")]
    [Add("r2", "d3")]
    internal static class DecoderBlock
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
