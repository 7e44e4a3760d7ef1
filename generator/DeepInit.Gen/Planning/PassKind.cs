namespace DeepInit.Gen.Planning;

/// <summary>What a pass is for. Passes stand in a plan in this order, each kind at most once.</summary>
internal enum PassKind
{
    /// <summary>Outputs of inputs, as predictions see them.</summary>
    Predict,

    /// <summary>Forward, losses and backward over one plan of working memory.</summary>
    Train,

    /// <summary>Outputs of further steps of one sequence, whose earlier ones a session remembers. The rows of a call are one; what it has many of are steps.</summary>
    Step,

    /// <summary>What a session begins with: the values of inputs that are given once, for all its steps.</summary>
    Begin,

    /// <summary>The vectors of queries of a network that ranks.</summary>
    Query,

    /// <summary>The vectors of its candidates.</summary>
    Candidate,
}
