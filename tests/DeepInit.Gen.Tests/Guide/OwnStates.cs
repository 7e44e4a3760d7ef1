extern alias Runtime;

using System.Globalization;
using DeepInit.Gen.Optimizers;
using Runtime::DeepInit;
using Runtime::DeepInit.Runtime;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>What an optimiser that sees whole tensors remembers of each: asked of the runtime's class, made as generated code makes it.</summary>
internal static class OwnStates
{
    private const int Rows = 3;
    private const int Columns = 4;

    /// <summary>The names, with the shape of those that are not a number for each number; of a vector where they are others.</summary>
    public static string Of(RuntimeUpdate update, bool isOfMatricesAlone)
    {
        ParameterDeclaration[] declarations =
        [
            new("weight", 16, new PanelLayout(Rows, Columns), [Rows, Columns]),
            new("bias", 16 + (Columns * 16), new VectorLayout(Rows), [Rows]),
        ];
        var store = new ParameterStore<float>(declarations, 32 + (Columns * 16), factors: [new UpdateFactors(1, 0)]);
        Type type = typeof(ParameterStore<float>).Assembly.GetType($"DeepInit.Runtime.{update.Type}`1")!.MakeGenericType(typeof(float));
        // What moves parameters between passes is made with the engine.
        object owner = type.GetConstructors().Single().GetParameters()[0].ParameterType == typeof(TrainingEngine<float>) ? new Engine(store) : store;
        object?[] arguments = [owner, isOfMatricesAlone ? new[] { 0 } : new[] { 0, 1 }, .. type.GetConstructors().Single().GetParameters().Skip(2).Select(parameter =>
            update.Arguments.FirstOrDefault(argument => argument.Name == parameter.Name) is { } given
                ? Convert.ChangeType(given.Text, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType, CultureInfo.InvariantCulture)
                : parameter.DefaultValue)];
        Activator.CreateInstance(type, arguments);
        string ofMatrix = Names(store.Parameters["weight"]), ofVector = isOfMatricesAlone ? ofMatrix : Names(store.Parameters["bias"]);
        return ofMatrix == ofVector ? ofMatrix : $"{ofMatrix}; of a vector {ofVector}";
    }

    private static string Names(Parameter<float> parameter) => string.Join(", ", parameter.OptimizerStateNames.Select(name => parameter.OptimizerState(name).Shape is var shape && shape.SequenceEqual(parameter.Shape)
        ? $"`{name}`"
        : $"`{name}` [{string.Join(", ", shape.Select((n, axis) => n == Rows ? "rows" : n == Columns ? "columns" : n.ToString(CultureInfo.InvariantCulture)))}]"));

    private sealed class Engine(ParameterStore<float> store) : TrainingEngine<float>(store, learningRate: 1)
    {
        protected override void Prepare(long step)
        {
        }

        protected override void Apply(bool all)
        {
        }
    }
}
