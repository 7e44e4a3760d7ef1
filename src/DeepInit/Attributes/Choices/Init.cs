namespace DeepInit;

/// <summary>
/// The initialisers: how a tensor of parameters starts. Fan in and fan out are those of PyTorch (a dense layer: its inputs and its units).
/// </summary>
/// <remarks>
/// <see cref="Glorot"/> and <see cref="Xavier"/>, <see cref="Kaiming"/> and <see cref="He"/>, <see cref="Gaussian"/> and <see cref="Normal"/> are the same under two names.
/// </remarks>
public enum Init
{
    /// <summary>
    /// Derived from the activation and the topology: He for the ReLU family, LeCun normal for SELU, Xavier uniform for tanh, sigmoid, softmax and
    /// linear, zero for the last layer of a residual branch. What was chosen stands in <c>Summary()</c>.
    /// </summary>
    Default = 0,

    /// <summary>Every element 0.</summary>
    Zeros,

    /// <summary>Every element 1.</summary>
    Ones,

    /// <summary>Every element <c>Value</c>.</summary>
    Constant,

    /// <summary>Normal with <c>Mean</c> (0) and standard deviation <c>Sigma</c> (1 unless given).</summary>
    Normal,

    /// <summary>The same as <see cref="Normal"/>.</summary>
    Gaussian = Normal,

    /// <summary>Uniform on [<c>Low</c>, <c>High</c>) (−0.05 and 0.05 unless given, as in Keras).</summary>
    Uniform = Normal + 1,

    /// <summary>Normal with <c>Mean</c> and <c>Sigma</c>, drawn again outside [<c>Low</c>, <c>High</c>] (mean ± 2 sigma unless given).</summary>
    TruncatedNormal,

    /// <summary>Normal with variance <c>Gain</c>² · 2 / (fan in + fan out). Glorot &amp; Bengio 2010.</summary>
    XavierNormal,

    /// <summary>The same as <see cref="XavierNormal"/>.</summary>
    GlorotNormal = XavierNormal,

    /// <summary>Uniform on ± <c>Gain</c> · √(6 / (fan in + fan out)). Glorot &amp; Bengio 2010.</summary>
    XavierUniform = XavierNormal + 1,

    /// <summary>The same as <see cref="XavierUniform"/>.</summary>
    GlorotUniform = XavierUniform,

    /// <summary>The same as <see cref="XavierUniform"/>, Keras' default.</summary>
    Xavier = XavierUniform,

    /// <summary>The same as <see cref="XavierUniform"/>.</summary>
    Glorot = XavierUniform,

    /// <summary>
    /// Normal with standard deviation gain / √fan, the gain being that of the layer's activation (√2 for ReLU and its smooth kin, √(2 / (1 + slope²))
    /// for LeakyReLU) unless <c>Gain</c> is given; <c>Fan</c> chooses the fan (fan in unless given). He et al. 2015.
    /// </summary>
    HeNormal = XavierUniform + 1,

    /// <summary>The same as <see cref="HeNormal"/>.</summary>
    He = HeNormal,

    /// <summary>The same as <see cref="HeNormal"/>.</summary>
    KaimingNormal = HeNormal,

    /// <summary>The same as <see cref="HeNormal"/>.</summary>
    Kaiming = HeNormal,

    /// <summary>Uniform on ± gain · √(3 / fan), with the gain and fan of <see cref="HeNormal"/>. He et al. 2015.</summary>
    HeUniform = HeNormal + 1,

    /// <summary>The same as <see cref="HeUniform"/>.</summary>
    KaimingUniform = HeUniform,

    /// <summary>
    /// Normal with variance 2 / (fan in − 1), a form found in one text. It is not He et al.'s (2 / fan in): the "unbiased" divisor
    /// of a sample variance has no meaning here. Offered so that such texts can be followed; it needs at least two inputs.
    /// </summary>
    HeUnbiased = HeUniform + 1,

    /// <summary>Normal with variance <c>Gain</c>² / fan in. LeCun et al. 1998.</summary>
    LeCunNormal,

    /// <summary>Uniform on ± <c>Gain</c> · √(3 / fan in). LeCun et al. 1998.</summary>
    LeCunUniform,

    /// <summary>Variance <c>Scale</c> / fan, with <c>Fan</c> and <c>Distribution</c> chosen (1, fan in, truncated normal unless given), as in Keras.</summary>
    VarianceScaling,

    /// <summary>A random (semi-)orthogonal matrix times <c>Gain</c>. Saxe et al. 2014.</summary>
    Orthogonal,

    /// <summary>Ones on the main diagonal, zeros elsewhere, times <c>Gain</c>.</summary>
    Identity,

    /// <summary>
    /// The identity as a convolution: filter i of each group hands channel i on, by a 1 at the centre of its window; all else is 0, filters past the channels too. Not of dense layers,
    /// whose <see cref="Identity"/> it is, nor of transposed convolutions. PyTorch's <c>dirac_</c>.
    /// </summary>
    Dirac,

    /// <summary>
    /// A random matrix of orthonormal columns times <c>Gain</c> at the centre of the window, 0 elsewhere: a convolution that keeps the length of what it reads, however deep. It needs odd
    /// windows and at least as many filters as channels. Xiao et al. 2018.
    /// </summary>
    DeltaOrthogonal,

    /// <summary>
    /// Zeros and ones, nothing random: up to as many units as inputs copy one input each; more units are columns of a Hadamard matrix, ±2^(−k/2), 2^k the first power of two that is not
    /// less than the units. Of a convolution, at the centre of the window. Biases are 0. Zhao et al. 2022.
    /// </summary>
    ZerO,

    /// <summary>
    /// Normal with standard deviation <c>Sigma</c> (1 unless given), but of the weights of each input the share <c>Sparsity</c>, rounded up, is 0: few units read it. Dense layers only.
    /// Martens 2010, PyTorch's <c>sparse_</c>.
    /// </summary>
    Sparse,

    /// <summary>
    /// He normal, in residual branches times L^(−1 / (2m − 2)), L the residual branches of the network and m the layers with weights of this one; zeros at the end of each branch and of the
    /// network. For residual networks without normalisations; given to all weights, as by <c>[Parameter("*.weight", Init = Fixup)]</c>. Zhang et al. 2019.
    /// </summary>
    Fixup,

    /// <summary>
    /// What <see cref="Default"/> derives from the activation, at the end of each residual branch times 1 / √L, L the residual branches of the network (two for each block of a
    /// transformer), in the place of zeros. Radford et al. 2019.
    /// </summary>
    DepthScaled,

    /// <summary>
    /// For transformers without normalisations and warm-up: Xavier uniform, in a stack of N blocks times 0.67 N^(−1/4), or (9 N)^(−1/4) where the blocks ask a memory as a decoder's do, but for what makes
    /// queries and keys; tables normal with the standard deviation 1 / √units, times (9 N)^(−1/4) beside a decoder. N is counted by the compiler: residual branches with attention to their own sequence. Given to all
    /// weights, as by <c>[Parameter("*weight", Init = TFixup)]</c>. T-Fixup, Huang et al. 2020.
    /// </summary>
    TFixup,
}
