namespace DeepInit.Tests.Runtime.Teams;

/// <summary>What memory does otherwise than it should: each takes away one thing that the protocol of teams relies on.</summary>
internal enum Mutation
{
    None,

    /// <summary>Items are claimed by a read and a write.</summary>
    ClaimsAreTwoSteps,

    /// <summary>Items are reported by a read and a write.</summary>
    ReportsAreTwoSteps,

    /// <summary>No helper says that it looks at a run.</summary>
    HelpersDoNotSignIn,

    /// <summary>No failure is noted.</summary>
    FailuresAreLost,

    /// <summary>The end of a run takes no notice of a failure.</summary>
    EndsOverlookFailures,

    /// <summary>Runs end without closing what may be claimed in them: calls and counters stay.</summary>
    RunsStayOpen,
}
