namespace DeepInit;

/// <summary>A network whose output at each step are the logits of the next token (<see cref="LanguageModelAttribute"/>).</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ILanguageModel<T> : ISessionNetwork<int, T>
    where T : unmanaged
{
    /// <summary>How many tokens it sees at once in training: the steps of its input.</summary>
    int Context { get; }

    /// <summary>How many tokens there are.</summary>
    int VocabularySize { get; }
}
