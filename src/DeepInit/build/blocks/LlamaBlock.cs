namespace DeepInit
{
    /// <summary>
    /// A block of Llama: causal attention with rotated queries and keys, fewer heads of keys and values than of queries, a gate in the place of an activation (SwiGLU), means of squares in the place of means and variances, no
    /// biases. Touvron et al. 2023.
    /// </summary>
    /// <example><code>[Use(typeof(LlamaBlock), "Units", 128, "Heads", 4, "KeyValueHeads", 2, "Hidden", 336, Repeat = 4, Name = "layers")]</code></example>
    [Block]
    [RMSNormalization(Name = "input_layernorm")]
    [MultiHeadAttention(LlamaBlock.Heads, Causal = true, KeyValueHeads = LlamaBlock.KeyValueHeads, Rotary = Rotary.Halves, UseBias = false, Name = "self_attn")]
    [Add("x", "self_attn", Name = "r")]
    [RMSNormalization(Name = "post_attention_layernorm")]
    [Dense(LlamaBlock.Hidden, Activation = Activation.SiLU, UseBias = false, Name = "gate_proj")]
    [Dense(LlamaBlock.Hidden, UseBias = false, From = "post_attention_layernorm", Name = "up_proj")]
    [Multiply("gate_proj", "up_proj")]
    [Dense(LlamaBlock.Units, UseBias = false, Name = "down_proj")]
    [Add("r", "down_proj")]
    internal static class LlamaBlock
    {
        /// <summary>Features of a step, a multiple of <see cref="Heads"/>.</summary>
        public const int Units = BlockAttribute.Required;

        /// <summary>Heads of the queries.</summary>
        public const int Heads = BlockAttribute.Required;

        /// <summary>Heads of keys and values, a divisor of <see cref="Heads"/>.</summary>
        public const int KeyValueHeads = BlockAttribute.Required;

        /// <summary>Features of the gate; about 8/3 of <see cref="Units"/> have as many weights as four times the units without a gate.</summary>
        public const int Hidden = BlockAttribute.Required;
    }
}
