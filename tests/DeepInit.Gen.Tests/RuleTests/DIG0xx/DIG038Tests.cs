using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A type cannot be the rows of a network.</summary>
public class DIG038Tests
{
    private const string Layers = " [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]";

    [Theory]
    [InlineData("int")]
    [InlineData("string")]
    [InlineData("double[]")]
    [InlineData("Energy")]
    [InlineData("Generic<>")]
    [InlineData("Constants")]
    public void WhatHasNoPropertiesToReadIsMarked(string type) => RuleTester.Reports("DIG038", RowSources.Of(
        "double Area, [Label] double Price",
        $"[Network({{|DIG038:typeof({type})|}})]" + Layers,
        "public class Generic<T> { [Label] public double P { get; set; } public T Q { get; set; } } public static class Constants { }"));

    [Fact]
    public void APrivateTypeThatGeneratedCodeCannotNameIsMarked() => RuleTester.Reports("DIG038", """
        public partial class Around
        {
            private class Hidden { public double A { get; set; } [Label] public double B { get; set; } }
            [Network({|DIG038:typeof(Hidden)|})] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public partial class Net { }
        }
        """);

    [Fact]
    public void ALabelAloneIsNothingToRead() => RuleTester.Reports("DIG038", RowSources.Price("[Label] double Price", rule: "DIG038"));

    [Theory]
    [InlineData("House")]
    [InlineData("Generic<double>")]
    [InlineData("Measured")]
    [InlineData("IRow")]
    [InlineData("Around.Within")]
    public void ClassesStructsInterfacesAndNestedTypesAreRight(string type) => RuleTester.Silent("DIG038", RowSources.Of(
        "double Area, [Label] double Price",
        $"[Network(typeof({type}))]" + Layers,
        "public class Generic<T> { [Label] public double P { get; set; } public T Q { get; set; } } public struct Measured { public double A; [Label] public float B; } public interface IRow { int A { get; } [Label] decimal B { get; } } public class Around { internal class Within { public double A { get; set; } [Label] public double B { get; set; } } }"));
}
