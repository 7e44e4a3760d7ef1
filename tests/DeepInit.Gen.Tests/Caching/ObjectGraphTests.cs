using System.Reflection;
using System.Runtime.CompilerServices;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Tests.Caching;

/// <summary>What the pipeline keeps between runs: a symbol, a tree or a location in it would keep a whole compilation alive, and would never be equal to the next one.</summary>
public sealed class ObjectGraphTests
{
    [Theory]
    [InlineData(Samples.TumourClassifier)]
    [InlineData(Samples.Recommender)]
    [InlineData(Samples.Regressor)]
    [InlineData(Samples.Embedding)]
    [InlineData(Samples.Broken)]
    public void NothingOfRoslynIsReachableFromSpecsAndPlans(string source)
    {
        GeneratorDriver driver = Harness.Driver(tracks: true).RunGenerators(Harness.Compile(Harness.Usings + source));
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        foreach (string step in new[] { NetworkGenerator.Steps.Specs, NetworkGenerator.Steps.Plans, NetworkGenerator.Steps.Files })
        {
            object[] values = [.. result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(output => output.Value)];
            Assert.NotEmpty(values);
            Assert.All(values, value => Walk(value, step));
        }
    }

    [Fact]
    public void TheWalkFindsALocationInAnArrayInARecord()
    {
        object hidden = new Holder(new object[] { "text", new Holder(Location.None) });
        Assert.Throws<Xunit.Sdk.TrueException>(() => Walk(hidden, "hidden"));
    }

    private static void Walk(object root, string name)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Value, string Path)>([(root, name)]);
        while (open.TryPop(out (object Value, string Path) current))
        {
            Type type = current.Value.GetType();
            if (current.Value is Delegate function)
            {
                // A delegate could hold anything; one that has captured nothing holds nothing.
                Assert.True(function.Target is null || function.Target.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Length == 0, $"{current.Path} has captured something");
                continue;
            }

            Assert.True(IsAllowed(type), $"{current.Path} is a {type}");
            if (type.IsPrimitive || type.IsEnum || type == typeof(string) || (!type.IsValueType && !seen.Add(current.Value)))
            {
                continue;
            }

            if (current.Value is Array array)
            {
                foreach (object? item in array)
                {
                    if (item is not null)
                    {
                        open.Push((item, current.Path + "[]"));
                    }
                }

                continue;
            }

            for (Type? t = type; t is not null; t = t.BaseType)
            {
                foreach (FieldInfo field in t.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (field.GetValue(current.Value) is { } value)
                    {
                        open.Push((value, current.Path + "." + field.Name));
                    }
                }
            }
        }
    }

    // Records, arrays, strings, numbers and enums of the generator.
    private static bool IsAllowed(Type type) => type.IsArray
        ? IsAllowed(type.GetElementType()!) || type.GetElementType() == typeof(object)
        : type.IsPrimitive || type == typeof(string) || (Nullable.GetUnderlyingType(type) is { } inner && IsAllowed(inner))
            || (type.Assembly == typeof(NetworkGenerator).Assembly && !typeof(Delegate).IsAssignableFrom(type))
            || type == typeof(Holder);

    private sealed record Holder(object Value);
}
