namespace DeepInit.Gen.Planning;

/// <summary>
/// How long a buffer of a pass keeps what is in it. What is derived from parameters is no buffer of a pass: all calls and passes read it, until a parameter
/// changes (<see cref="NetworkPlan.Derived"/>).
/// </summary>
internal enum Lifetime
{
    /// <summary>From its first to its last op in one call: buffers that never live together share memory.</summary>
    Call,

    /// <summary>From call to call of one session, as a recurrent state or the keys and values of attention. All passes of a plan see the same session.</summary>
    Session,

    /// <summary>One call, in a place of its own whose length does not depend on the rows: what is computed of parameters or of a whole batch.</summary>
    Fixed,
}
