namespace DeepInit;

/// <summary>The tokens of a vocabulary by id, and their ids.</summary>
internal sealed class TokenList
{
    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A token is there twice.</exception>
    public TokenList(IEnumerable<string> tokens)
    {
        _tokens = [.. tokens];
        for (int id = 0; id < _tokens.Length; id++)
        {
            if (_ids.TryGetValue(_tokens[id], out int other))
                throw new ArgumentException($"The token '{Excerpt.Of(_tokens[id])}' has the ids {other} and {id}; expected one.");
            _ids.Add(_tokens[id], id);
        }
    }

    public IReadOnlyList<string> Tokens => _tokens;

    public int? Find(string token) => _ids.TryGetValue(token, out int id) ? id : null;
}
