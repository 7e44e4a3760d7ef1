namespace DeepInit
{
    /// <summary>A block of GPT-2: causal attention, then two dense layers with GELU, each behind a normalisation and beside a way around it. Radford et al. 2019.</summary>
    /// <example><code>[Use(typeof(GptBlock), "Units", 128, "Heads", 4, Repeat = 4, Name = "h")]</code></example>
    [Block]
    [LayerNormalization(Name = "ln_1")]
    [MultiHeadAttention(GptBlock.Heads, Causal = true, Name = "attn")]
    [Add("x", "attn", Name = "r")]
    [LayerNormalization(Name = "ln_2")]
    [Dense(4 * GptBlock.Units, Activation = Activation.GELUTanh, Name = "fc")]
    [Dense(GptBlock.Units, Name = "proj")]
    [Add("r", "proj")]
    internal static class GptBlock
    {
        /// <summary>Features of a step, a multiple of <see cref="Heads"/>.</summary>
        public const int Units = BlockAttribute.Required;

        /// <summary>Heads of the attention.</summary>
        public const int Heads = BlockAttribute.Required;
    }
}
