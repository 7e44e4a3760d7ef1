namespace DeepInit;

/// <summary>A layer that goes through the steps of a sequence [steps, channels] and carries a state of <see cref="Units"/> numbers from each to the next; it starts as zeros, unless <see cref="InitialState"/> gives it.</summary>
/// <remarks>
/// Parameters have PyTorch's names and order: <c>weight_ih_l0</c> [gates · units, channels], <c>weight_hh_l0</c> [gates · units, units], <c>bias_ih_l0</c> and <c>bias_hh_l0</c>
/// [gates · units]; further layers end in <c>_l1</c>, <c>_l2</c>, the second direction in <c>_reverse</c>. Costs gates · units · (channels + units) multiply-adds a step, layer
/// and direction. Threads share the rows of a batch, and none waits for another between steps; results do not depend on their number.
/// </remarks>
public abstract class RecurrentLayerAttribute : LayerAttribute
{
    private protected RecurrentLayerAttribute(int units) => Units = units;

    /// <summary>Numbers of the state, and of the output in each direction.</summary>
    public int Units { get; }

    /// <summary>
    /// Whether the value is the state after every step, [steps, units], rather than after the last, [units]; false unless given. The last step of the backward direction is the
    /// first of the sequence.
    /// </summary>
    public bool ReturnSequences { get; set; }

    /// <summary>Layers one above the other, each of which reads all steps of the one below; from 1 to 4096, 1 unless given.</summary>
    public int Layers { get; set; } = 1;

    /// <summary>Whether a second direction, with weights of its own, goes from the last step to the first; what becomes of both, <see cref="Merge"/> says. False unless given.</summary>
    public bool Bidirectional { get; set; }

    /// <summary>
    /// What the two directions become together, in each of the <see cref="Layers"/>: their units one behind the other unless given, or their sum, mean or product of as many units as one direction has. Of no effect
    /// without <see cref="Bidirectional"/>. Keras calls it <c>merge_mode</c>; states (<see cref="FinalStateAttribute"/>) are those of each direction in any case.
    /// </summary>
    public Merge Merge { get; set; }

    /// <summary>Whether it goes from the last step to the first; false unless given. Values of all steps stay in the order of the sequence.</summary>
    public bool Reverse { get; set; }

    /// <summary>
    /// The name of the value that the state starts from in each row, of units numbers for each layer and direction: layer 0, its other direction, layer 1 and so on. Zeros unless given. The
    /// gradient goes back into it: <c>[GRU(64, Name = "encoder", From = "question")] [GRU(64, From = "answer", InitialState = "encoder")]</c>. A row without steps ends in the state that it starts from.
    /// </summary>
    public string? InitialState { get; set; }

    /// <summary>
    /// Whether training starts a batch from the states in which the batch before has left its rows, row r from row r, as constants into which no gradient flows: truncated backpropagation through
    /// time, for sequences that are longer than the rows. False unless given. The first batch of an epoch of <c>Fit</c>, and the first after <see cref="IStatefulNetwork.ResetStates"/>, starts from zeros, as do losses and
    /// predictions. All batches between have as many rows, so that <see cref="FitOptions.Shuffle"/> must be false. Keras calls it <c>stateful</c>.
    /// </summary>
    public bool Stateful { get; set; }

    /// <summary>
    /// The probability with which a channel of what a layer reads is 0 in a step of training, in all steps of a row and for all gates alike, the others scaled by 1 / (1 − Dropout); in [0, 1), 0 unless
    /// given. Each layer and direction has masks of its own. As in Keras; PyTorch's <c>dropout</c> acts between <see cref="Layers"/> alone, on each step by itself. Takes memory for a copy of what is read.
    /// </summary>
    public double Dropout { get; set; }

    /// <summary>
    /// The probability with which a unit of the state is 0 to the recurrent matrix in a step of training, in all steps of a row and for all gates alike, the others scaled by 1 / (1 − RecurrentDropout); in
    /// [0, 1), 0 unless given. What goes on from step to step is not dropped: neither the state that a GRU mixes, nor the memory of an LSTM. As in Keras, but for one mask in the place of one for each
    /// gate (Gal and Ghahramani 2016).
    /// </summary>
    public double RecurrentDropout { get; set; }

    /// <summary>Whether sums have biases; true unless given.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>Whether it learns; true unless given. False freezes the layer: no gradient, no update, no optimiser state.</summary>
    public bool Trainable { get; set; } = true;

    /// <summary>
    /// How the input's weights start, each gate as a matrix [units, channels] by itself; <see cref="Init.XavierUniform"/> unless given. Keras counts the units of all gates as
    /// fan out, and so starts smaller.
    /// </summary>
    public Init Init { get; set; }

    /// <summary>The factor on the standard deviation or bound of <see cref="Init"/>; the initialiser's own unless given.</summary>
    public double Gain { get; set; } = 1;

    /// <summary>
    /// How the state's weights start, each gate as a matrix [units, units] by itself; <see cref="Init.Orthogonal"/> unless given, so that no gate shrinks the state. Keras makes
    /// the columns of all gates together orthogonal, which leaves each gate about 1/√gates of that.
    /// </summary>
    public Init RecurrentInit { get; set; }
}
