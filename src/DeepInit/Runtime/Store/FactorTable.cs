namespace DeepInit.Runtime;

/// <summary>
/// Which factors the update of each parameter takes, and which parameters are frozen. As long as nothing is set while the program runs there is no map, and updates take
/// the factors that they were generated with: one comparison per block of weights.
/// </summary>
internal sealed class FactorTable
{
    private readonly ParameterDeclaration[] _declarations;
    private int _blockLength;
    private readonly int _declared;
    private readonly int[] _current;
    private readonly bool[] _frozen;
    private UpdateFactors[] _factors;

    /// <summary>As declared.</summary>
    /// <param name="declarations">The parameters.</param>
    /// <param name="factors">The pairs that they are declared with; null without an optimiser.</param>
    /// <param name="blockLength">The length of the block of values.</param>
    public FactorTable(ParameterDeclaration[] declarations, UpdateFactors[]? factors, int blockLength)
    {
        _declarations = declarations;
        _blockLength = blockLength;
        HasOptimizer = factors is not null;
        _factors = factors ?? [];
        _declared = _factors.Length;
        _frozen = new bool[declarations.Length];
        _current = new int[declarations.Length];
        for (int i = 0; i < declarations.Length; i++)
        {
            _current[i] = declarations[i].Factors;
            if (HasOptimizer && declarations[i].Trainable && (uint)_current[i] >= (uint)_declared)
                throw HasNone(i);
        }
    }

    private ArgumentException HasNone(int parameter) => new($"Parameter '{_declarations[parameter].Name}' has factors number {_current[parameter]} of {_declared}.", "declarations");

    /// <summary>What is done before a pair of factors changes; null for nothing.</summary>
    public Action? Changing { get; set; }

    /// <summary>Whether there is an optimiser.</summary>
    public bool HasOptimizer { get; }

    /// <summary>The pairs that some parameter has, the declared ones first.</summary>
    public UpdateFactors[] Factors => _factors;

    /// <summary>Per panel of 16 numbers: the number of its pair, or its complement where frozen; null where nothing differs from the declarations.</summary>
    public short[]? Map { get; private set; }

    /// <summary>Parameters have moved: the declarations say where.</summary>
    /// <param name="blockLength">The length of the block of values.</param>
    public void Moved(int blockLength)
    {
        _blockLength = blockLength;
        if (Map is null)
            return;
        var map = new short[(_blockLength + Panels.Width - 1) / Panels.Width];
        for (int i = 0; i < _declarations.Length; i++)
            Fill(map, i);
        Map = map;
    }

    /// <summary>Whether a parameter is frozen.</summary>
    public bool IsFrozen(int parameter) => _frozen[parameter];

    /// <summary>Freezes a parameter, or lets it go.</summary>
    public void SetFrozen(int parameter, bool value)
    {
        if (_frozen[parameter] == value)
            return;
        Changing?.Invoke();
        _frozen[parameter] = value;
        Write(parameter);
    }

    /// <summary>The factors of a parameter.</summary>
    public UpdateFactors Of(int parameter) => _factors[_current[parameter]];

    /// <summary>Gives a parameter other factors.</summary>
    public void Set(int parameter, UpdateFactors factors)
    {
        if (Of(parameter).IsSameAs(factors))
            return;
        Changing?.Invoke();
        _current[parameter] = IndexOf(factors, parameter);
        Write(parameter);
    }

    // A pair that no parameter has any more makes room for the next, so that factors which change in every step take no more memory than parameters.
    private int IndexOf(UpdateFactors factors, int parameter)
    {
        int known = Array.FindIndex(_factors, factors.IsSameAs);
        if (known >= 0)
            return known;

        int free = _declared;
        while (free < _factors.Length && IsUsed(free, parameter))
            free++;
        if (free == _factors.Length)
            Array.Resize(ref _factors, free + 1);
        _factors[free] = factors;
        return free;
    }

    private bool IsUsed(int index, int except)
    {
        for (int i = 0; i < _current.Length; i++)
        {
            if (i != except && _current[i] == index)
                return true;
        }

        return false;
    }

    private void Write(int parameter)
    {
        if (Map is not null)
        {
            Fill(Map, parameter);
            return;
        }

        var map = new short[(_blockLength + Panels.Width - 1) / Panels.Width];
        for (int i = 0; i < _declarations.Length; i++)
            Fill(map, i);
        Map = map;
    }

    private void Fill(short[] map, int parameter)
    {
        ParameterDeclaration declaration = _declarations[parameter];
        int index = _current[parameter];
        map.AsSpan(declaration.Offset / Panels.Width, (declaration.Layout.StorageLength + Panels.Width - 1) / Panels.Width).Fill(checked((short)(_frozen[parameter] ? ~index : index)));
    }
}
