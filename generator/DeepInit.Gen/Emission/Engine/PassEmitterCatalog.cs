using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>What the engine has for each kind of pass: its public calls, its job, and what only they need.</summary>
internal static class PassEmitterCatalog
{
    private static readonly Dictionary<PassKind, Action<EmissionContext, PassPlan, SourceWriter>> All = new()
    {
        [PassKind.Predict] = (context, _, writer) => new EngineEmitter(context, writer).Predict(),
        [PassKind.Train] = (context, pass, writer) => new TrainingEmitter(context, pass, writer).Emit(),
        [PassKind.Step] = (context, pass, writer) => new SteppingEmitter(context, pass, writer).EmitSteps(),
        [PassKind.Begin] = (context, pass, writer) => new SteppingEmitter(context, pass, writer).EmitBeginning(),
        [PassKind.Query] = (context, pass, writer) => new RankingEmitter(context, pass, writer).Emit(),
        [PassKind.Candidate] = (context, pass, writer) => new RankingEmitter(context, pass, writer).Emit(),
    };

    /// <summary>Writes a pass's part of the engine.</summary>
    public static void Write(EmissionContext context, PassPlan pass, SourceWriter writer)
    {
        if (!All.TryGetValue(pass.Kind, out Action<EmissionContext, PassPlan, SourceWriter> write))
        {
            throw new InvalidOperationException($"No emitter for a pass of kind {pass.Kind}: it needs a line in {nameof(PassEmitterCatalog)}.");
        }

        write(context, pass, writer);
    }
}
