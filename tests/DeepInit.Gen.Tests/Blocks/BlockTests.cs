using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Blocks;

/// <summary>What a use of a block becomes: layers, names, edges and arguments, the same as written out.</summary>
public sealed class BlockTests
{
    private const string Residual = """

        [Block]
        [Dense(Residual.Units, Name = "fc1", Activation = Residual.Function)]
        [Dropout(Residual.Rate)]
        [Dense(Residual.Units, Name = "fc2")]
        [Add("x", Activation = ReLU)]
        static class Residual
        {
            public const int Units = BlockAttribute.Required;
            public const double Rate = 0.25;
            public const Activation Function = ReLU;
        }
        """;

    [Fact]
    public void LayersAreNamedAfterTheUseAndItsRepetitions()
    {
        ShapedNetwork network = Harness.Shape($$"""
            [Network] [Input(8)]
            [Use(typeof(Residual), "Units", 8, Name = "stage1", Repeat = 2)]
            [Use(typeof(Residual), "Units", 8)]
            [Dense(2, Name = "head")]
            partial class Net { } {{Residual}}
            """);

        Assert.Equal(
            ["stage1.0.fc1", "stage1.0.dropout0", "stage1.0.fc2", "stage1.0.add0", "stage1.1.fc1", "stage1.1.dropout0", "stage1.1.fc2", "stage1.1.add0",
                "residual0.fc1", "residual0.dropout0", "residual0.fc2", "residual0.add0", "head"],
            network.Nodes.Select(node => node.Name));
        Assert.Equal(
            ["stage1.0.fc1.weight", "stage1.0.fc1.bias", "stage1.0.fc2.weight"],
            network.Parameters.Take(3).Select(parameter => parameter.Name));
        Assert.Equal(Enumerable.Range(0, network.Nodes.Count), network.Nodes.Select(node => node.Index));
    }

    [Fact]
    public void AUseIsTheSameAsItsLayersWrittenOut()
    {
        ShapedNetwork used = Harness.Shape($$"""
            [Network] [Input(8)]
            [Use(typeof(Residual), "Units", 8, "Rate", 0.5, "Function", Tanh, Name = "a", Repeat = 2)]
            [Loss(MeanSquaredError)] [AdamW]
            partial class Net { } {{Residual}}
            """);
        ShapedNetwork written = Harness.Shape("""
            [Network] [Input(8)]
            [Dense(8, Name = "a.0.fc1", Activation = Tanh)] [Dropout(0.5, Name = "a.0.dropout0")] [Dense(8, Name = "a.0.fc2")] [Add("x", Activation = ReLU, Name = "a.0")]
            [Dense(8, Name = "a.1.fc1", Activation = Tanh)] [Dropout(0.5, Name = "a.1.dropout0")] [Dense(8, Name = "a.1.fc2")] [Add("a.0", Activation = ReLU, Name = "a")]
            [Loss(MeanSquaredError)] [AdamW]
            partial class Net { }
            """);

        Assert.Equal(written.Values, used.Values);
        Assert.Equal(written.Nodes.Select(node => node.Inputs), used.Nodes.Select(node => node.Inputs));
        Assert.Equal(written.Parameters, used.Parameters);
        Assert.Equal(written.Losses, used.Losses);
        Assert.Equal(written.Outputs, used.Outputs);
    }

    [Theory]
    [InlineData("Units", 8, true, 0.25, Activation.ReLU)]
    [InlineData("Units * 2", 16, true, 0.25, Activation.ReLU)]
    [InlineData("4 * (Values.Units + 1) / 3 - 2 % 3", 10, true, 0.25, Activation.ReLU)]
    [InlineData("Values.Units > 4 && Values.Flag ? 3 : 5", 3, true, 0.25, Activation.ReLU)]
    [InlineData("(int)(Values.Rate * Values.Units)", 2, true, 0.25, Activation.ReLU)]
    [InlineData("-Values.Units + Outside.Constant", 92, true, 0.25, Activation.ReLU)]
    public void ArgumentsComputeWithParameters(string units, int expected, bool flag, double rate, Activation function)
    {
        units = units.Replace("Values.", "", StringComparison.Ordinal);
        foreach (string parameter in new[] { "Units", "Flag", "Rate" })
        {
            units = System.Text.RegularExpressions.Regex.Replace(units, $@"\b{parameter}\b", "Values." + parameter);
        }

        NetworkSpec spec = Harness.Parse($$"""
            [Network] [Input(8)]
            [Use(typeof(Values), "Units", 8)]
            partial class Net { }
            static class Outside { public const int Constant = 100; }
            [Block] [Dense(units: {{units}}, UseBias = Values.Flag, Activation = Values.Function)] [Dropout(Values.Rate)]
            static class Values
            {
                public const int Units = 1;
                public const bool Flag = {{(flag ? "true" : "false")}};
                public const double Rate = 0.25;
                public const Activation Function = Activation.ReLU;
            }
            """);
        var use = Assert.IsType<UseSpec>(Assert.Single(spec.Layers));
        Assert.Empty(spec.Issues);
        var dense = Assert.IsType<DenseSpec>(use.Body[0]);
        Assert.Equal(expected, dense.Units);
        Assert.Equal(flag, dense.UseBias);
        Assert.Equal(function, dense.Activation.Function);
        Assert.Equal(rate, Assert.IsType<DropoutSpec>(use.Body[1]).Rate);
    }

    [Theory]
    [InlineData("new[] { Down.Stride }")]
    [InlineData("new int[] { Down.Stride, 1 * Down.Stride }")]
    [InlineData("[Down.Stride, 2]")]
    public void ListsComputeWithParameters(string strides)
    {
        ShapedNetwork network = Harness.Shape($$"""
            [Network] [Input(8, 8, 3)]
            [Use(typeof(Down), "Stride", 2, "Source", "y")]
            partial class Net { }
            [Block] [Conv2D(4, 1, Strides = {{strides}}, Name = "y")] [Conv2D(4, 3, Padding = Padding.Same)] [Add(Down.Source)]
            static class Down
            {
                public const int Stride = 1;
                public const string Source = "x";
            }
            """);
        Assert.Equal("4×4×4", network.Nodes[^1].Shape.ToString());
        Assert.Equal(new Shape(4, 4, 4), network.Nodes[0].Shape);
        Assert.Equal([network.Nodes[1].Output, network.Nodes[0].Output], network.Nodes[2].Inputs);
    }

    [Fact]
    public void AConstantOfTheSameNameElsewhereIsNoParameter()
    {
        var use = (UseSpec)Harness.Parse("""
            [Network] [Input(8)] [Use(typeof(Some), "Units", 8)] partial class Net { }
            static class Other { public const int Units = 3; }
            [Block] [Dense(Other.Units)] [Dense(Some.Units)] static class Some { public const int Units = 1; }
            """).Layers[0];
        Assert.Equal([3, 8], use.Body.Cast<DenseSpec>().Select(dense => dense.Units));
    }

    [Fact]
    public void BlocksNestAndPassTheirParametersOn()
    {
        ShapedNetwork network = Harness.Shape("""
            [Network] [Input(8)]
            [Use(typeof(Stage), "Width", 6, Name = "s", Repeat = 2)]
            partial class Net { }
            [Block] [Dense(Inner.Units, Name = "fc")] static class Inner { public const int Units = 1; }
            [Block] [Use(typeof(Inner), "Units", 2 * Stage.Width, Name = "up")] [Use(typeof(Inner), "Units", Stage.Width, Name = "down", Repeat = Stage.Depth)]
            static class Stage { public const int Width = 4; public const int Depth = 2; }
            """);
        Assert.Equal(
            ["s.0.up.fc 12", "s.0.down.0.fc 6", "s.0.down.1.fc 6", "s.1.up.fc 12", "s.1.down.0.fc 6", "s.1.down.1.fc 6"],
            network.Nodes.Select(node => $"{node.Name} {node.Shape}"));
        Assert.Equal("s", network.Values[network.Outputs[0]].Name);
    }

    [Fact]
    public void ABlockWithSeveralInputsReadsThemInOrder()
    {
        ShapedNetwork network = Harness.Shape("""
            [Network] [Input("a", 8)] [Input("b", 8)]
            [Use(typeof(Gate), Name = "g", Inputs = new[] { "b", "a" }, Repeat = 2)]
            partial class Net { }
            [Block] [Input("signal")] [Input("control")]
            [Dense(8, From = "control", Activation = Sigmoid, Name = "gate")] [Multiply("signal")]
            static class Gate { }
            """);
        int a = 0, b = 1, gate = 2, first = 3;
        Assert.Equal([a], network.Nodes[0].Inputs);
        Assert.Equal([gate, b], network.Nodes[1].Inputs);
        Assert.Equal([a], network.Nodes[2].Inputs);
        Assert.Equal([first + 1, first], network.Nodes[3].Inputs);
    }

    [Fact]
    public void AUseReadsWhatItIsToldTo()
    {
        ShapedNetwork network = Harness.Shape($$"""
            [Network] [Input("a", 8)] [Input("b", 8)]
            [Use(typeof(Residual), "Units", 8, Name = "left", From = "a")]
            [Use(typeof(Residual), "Units", 8, Name = "right", From = "b")]
            [Concat("left", "right")]
            [Dense(1, From = "right.fc1", Name = "tap")]
            [Output("left")] [Output("tap")]
            partial class Net { } {{Residual}}
            """);
        Assert.Equal([0], network.Nodes[0].Inputs);
        Assert.Equal([1], network.Nodes[4].Inputs);
        Assert.Equal([network.Nodes[3].Output, network.Nodes[7].Output], network.Nodes[8].Inputs);
        Assert.Equal([network.Nodes[4].Output], network.Nodes[9].Inputs);
        Assert.Equal(["left", "tap"], network.Outputs.Select(id => network.Values[id].Name));
    }

    [Fact]
    public void NumbersMayStartElsewhere() => Assert.Equal(
        ["layer2.0.fc", "layer2.1.fc", "layer2.2.fc"],
        Harness.Shape("""
            [Network] [Input(8)] [Use(typeof(Some), Name = "layer2.0")] [Use(typeof(Some), Name = "layer2", Repeat = 2, FirstIndex = 1)] partial class Net { }
            [Block] [Dense(8, Name = "fc")] static class Some { }
            """).Nodes.Select(node => node.Name));

    [Fact]
    public void AParameterSettingReachesIntoABlock()
    {
        ShapedNetwork network = Harness.Shape($$"""
            [Network] [Input(8)] [Use(typeof(Residual), "Units", 8, Name = "r", Repeat = 2)]
            [Parameter("r.1.fc2.bias", Trainable = false)] [Loss(MeanSquaredError)] [SGD]
            partial class Net { } {{Residual}}
            """);
        Assert.Equal("r.1.fc2.bias", Assert.Single(network.Parameters, parameter => !parameter.Trainable).Name);
    }
}
