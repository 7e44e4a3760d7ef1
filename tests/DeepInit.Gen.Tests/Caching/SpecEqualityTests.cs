using System.Reflection;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Caching;

/// <summary>Specs and plans are equal exactly when the same was written: what the cache compares by.</summary>
public sealed class SpecEqualityTests
{
    private const string Frame = "[Network] [Input(\"a\", 8)] [Dense(8, Name = \"b\")] {0} [Dense(2)] [Loss(MeanSquaredError)] {1} partial class Net {{ }}";

    public static TheoryData<string> SampleNames => [.. Samples.Valid.Keys, nameof(Samples.Broken)];

    public static TheoryData<string> Attributes => [.. LanguageAttributes.All.Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public void TwoParsesOfOneSourceAreEqual(string name)
    {
        string type = name == nameof(Samples.Recommender) ? "Shop.Recommender" : name;
        string source = name == nameof(Samples.Broken) ? Samples.Broken : Samples.Valid[name];
        NetworkSpec first = Harness.Parse(source, type);
        NetworkSpec second = Harness.Parse("\n// moved\n" + source, type);
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        if (ShapeInference.Run(first, default).Network is { } network)
        {
            NetworkPlan again = Harness.Plan(second);
            Assert.Equal(new PlanResult(first, Planner.Plan(network, default)), new PlanResult(second, again));
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void AnotherValueOfAnyArgumentMakesAnotherSpec(string attribute)
    {
        Type type = LanguageAttributes.Runtime.GetType(attribute)!;
        NetworkSpec plain = Parse(type);
        Assert.Equal(plain, Parse(type));
        foreach (PropertyInfo property in LanguageAttributes.Options(type))
        {
            object another = LanguageAttributes.Another(property, property.GetValue(LanguageAttributes.Instance(type)));
            Assert.False(plain == Parse(type, LanguageAttributes.Option(property, another)), $"{type.Name}.{property.Name} does not reach the spec");
        }
    }

    [Theory]
    [InlineData("[Input(8)]", "[Input(9)]")]
    [InlineData("[Input(8)]", "[Input(\"y\", 8)]")]
    [InlineData("[Input(8)]", "[Input(8, 1)]")]
    [InlineData("[Input(8)]", "[Input(8)] [Input(\"y\", 8)]")]
    [InlineData("[Dense(3)]", "[Dense(4)]")]
    [InlineData("[Dense(3)]", "[Dense(3)] [Dense(3)]")]
    [InlineData("[Dense(3)]", "[Dense(3)] [Output(\"dense0\")]")]
    [InlineData("[Dense(3)]", "[Activation(ReLU)]")]
    [InlineData("[Loss(Huber)]", "[Loss(Hinge)]")]
    [InlineData("[Loss(Huber)]", "[Loss(Huber)] [Loss(Huber)]")]
    [InlineData("[Loss(Huber)]", "")]
    [InlineData("[SGD]", "[Adam]")]
    [InlineData("[SGD]", "")]
    [InlineData("[SGD]", "[SGD] [Adam]")]
    [InlineData("public partial", "internal partial")]
    [InlineData("public partial", "public")]
    public void AnotherDeclarationMakesAnotherSpec(string before, string after)
    {
        const string Source = "[Network] [Input(8)] [Dense(3)] [Loss(Huber)] [SGD] public partial class Net { }";
        Assert.NotEqual(Harness.Parse(Source), Harness.Parse(Source.Replace(before, after, StringComparison.Ordinal)));
    }

    [Fact]
    public void TheSameClassElsewhereIsAnotherSpec()
    {
        const string Network = "[Network] [Input(8)] [Dense(3)] public partial class Net { }";
        NetworkSpec[] specs =
        [
            Harness.Parse(Network),
            Harness.Parse($"namespace A {{ {Network} }}", "A.Net"),
            Harness.Parse($"partial class A {{ {Network} }}", "A+Net"),
            Harness.Parse($"partial struct A {{ {Network} }}", "A+Net"),
        ];
        Assert.Equal(specs.Length, specs.Distinct().Count());
    }

    [Fact]
    public void ArraysAreEqualByTheirElements()
    {
        EquatableArray<int> array = new([1, 2, 3]);
        Assert.Equal(array, new([1, 2, 3]));
        Assert.Equal(array.GetHashCode(), new EquatableArray<int>([1, 2, 3]).GetHashCode());
        Assert.NotEqual(array, new([1, 2]));
        Assert.NotEqual(array, new([1, 3, 2]));
        Assert.Equal(default, EquatableArray<int>.Empty);
        Assert.Equal(default(EquatableArray<int>).GetHashCode(), EquatableArray<int>.Empty.GetHashCode());
        Assert.Empty(default(EquatableArray<int>));
    }

    private static NetworkSpec Parse(Type type, params string[] options)
    {
        string attribute = LanguageAttributes.Of(type, options);
        if (type.Name is "IdAttribute" or "TextAttribute")
        {
            // Of a property of rows, here of the widest kind.
            return Harness.Parse($"[Network(typeof(House))] [EmbeddingBag(4, From = \"A\")] [Dense(1)] [Loss(MeanSquaredError)] partial class Net {{ }} public sealed record House({attribute} string{(type.Name == "IdAttribute" ? "[]" : "")} A, [Label] double Price);");
        }

        if (type.Name == "QuantileAttribute")
            return Harness.Parse($"[Network(typeof(House))] [Dense(1)] [Loss(MeanSquaredError)] partial class Net {{ }} public sealed record House({attribute} double A, [Label] double Price);");

        string source = string.Format(null, Frame, LanguageAttributes.IsOptimizer(type) || type.Name == "NetworkAttribute" ? "" : attribute, LanguageAttributes.IsOptimizer(type) ? attribute : "[SGD]");
        return Harness.Parse((type.Name == "NetworkAttribute" ? source.Replace("[Network]", attribute, StringComparison.Ordinal) : source) + LanguageAttributes.Block);
    }
}
