using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DeepInit.Tests.Attributes;

/// <summary>IntelliSense shows what an optimiser's argument is where it is left out, and that is what the attribute has.</summary>
public sealed partial class OptimizerDocumentationTests
{
    private static readonly Dictionary<string, string> Summaries = XDocument.Load(Path.ChangeExtension(typeof(OptimizerAttribute).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, member => Spaces().Replace(member.Element("summary")?.Value ?? "", " "));

    public static TheoryData<Type> Optimizers => [.. typeof(OptimizerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OptimizerAttribute)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void EveryArgumentSaysItsDefault(Type optimizer)
    {
        object attribute = Activator.CreateInstance(optimizer)!;
        foreach (PropertyInfo argument in optimizer.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.DeclaringType!.IsSubclassOf(typeof(OptimizerAttribute))))
        {
            string summary = Summaries[$"P:{argument.DeclaringType!.FullName}.{argument.Name}"];

            Match said = Default().Match(summary);
            Assert.True(said.Success, $"{optimizer.Name}.{argument.Name}: {summary}");
            object value = argument.GetValue(attribute)!;
            if (value is not bool)
            {
                Assert.Equal(Convert.ToDouble(value, CultureInfo.InvariantCulture), double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture));
                Assert.Matches(@"in [\[(]0(\.\d+)?, 1[)\]]|greater than \d|at least |at most |a finite number", summary);
            }
            else
                Assert.Equal(value, bool.Parse(said.Groups[1].Value));
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void TheLearningRateIsSaidByTheConstructorAndByTheProperty(Type optimizer)
    {
        double rate = ((OptimizerAttribute)Activator.CreateInstance(optimizer)!).LearningRate;
        string name = optimizer.Name[..^"Attribute".Length];

        Assert.Equal(rate, double.Parse(Regex.Match(Summaries[$"M:{optimizer.FullName}.#ctor"], @"learning rate ([\d.]+) unless").Groups[1].Value, CultureInfo.InvariantCulture));
        Match said = Regex.Match(Summaries[$"P:{typeof(OptimizerAttribute).FullName}.LearningRate"], $@"([\d.]+) for [^\d]*\b{name}\b");
        Assert.Equal(rate, double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"([\w.-]+) unless given")]
    private static partial Regex Default();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
