namespace DeepInit;

/// <summary>
/// Takes the layers of a block in at this place, under names of their own: <c>stage1.conv1.weight</c>, or <c>stage1.0.conv1.weight</c> where the block is
/// repeated. The name of the use is that of the block's output. Costs nothing at run time: the network is the same as with the layers written out.
/// </summary>
/// <example><code>[Use(typeof(BasicBlock), "Filters", 32, Name = "stage2", Repeat = 2)]</code></example>
public sealed class UseAttribute : LayerAttribute
{
    /// <summary>Uses a block.</summary>
    /// <param name="block">A class that carries <see cref="BlockAttribute"/>.</param>
    /// <param name="parameters">Names and values in turns, of constants of the block's class: <c>"Filters", 32, "Rate", 0.1</c>; its own values hold for the others.</param>
    public UseAttribute(Type block, params object[] parameters)
    {
        Block = block;
        Parameters = parameters;
    }

    /// <summary>The block's class.</summary>
    public Type Block { get; }

    /// <summary>Names and values in turns.</summary>
    public object[] Parameters { get; }

    /// <summary>
    /// The values that a block with several inputs reads, in the order of its inputs. <see cref="LayerAttribute.From"/> says it for one.
    /// </summary>
    public string[]? Inputs { get; set; }

    /// <summary>
    /// How often the block stands here, one after the other: each reads the one before (in its first input, where it has several), so that it must keep the
    /// shape. Each has parameters of its own, called <c>name.0</c>, <c>name.1</c>, …
    /// </summary>
    public int Repeat { get; set; } = 1;

    /// <summary>
    /// The number of the first, where the block is repeated or this is not 0; for weights saved by others, where a stage begins with another block:
    /// <c>layer2.0</c> halves the image, <c>layer2.1</c> and so on keep it.
    /// </summary>
    public int FirstIndex { get; set; }

    /// <summary>
    /// The name of an earlier use of the same block whose parameters this one has: two towers that learn one function of two inputs. What either learns, both
    /// know; files hold the parameters once, under the earlier name. Null unless given.
    /// </summary>
    /// <remarks>
    /// Gradients of networks that share are summed before the optimiser moves the parameters, which costs one more pass over them. Of a table that nothing but <c>[Embedding]</c> reads, of rows of one length, the rows that all of
    /// them name are gathered instead, and moved as those of one look-up are.
    /// </remarks>
    public string? SharedWith { get; set; }
}
