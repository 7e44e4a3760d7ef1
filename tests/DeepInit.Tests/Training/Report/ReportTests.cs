using System.Xml.Linq;
using DeepInit.Interrupted;

namespace DeepInit.Tests.Training.Report;

public sealed class ReportTests
{
    [Fact]
    public void TheReportIsOneFileWithCurvesMatrixAndTable()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        var network = new InterruptedNetwork(seed: 1);
        FitOptions options = InterruptedTraining.Options(checkpoint: null);
        options.Metrics.Add(new ConfusionMatrixMetric("<red>", "green", "blue"));
        options.Callbacks.Add(new LambdaCallback { OnEpochFinished = (t, e) => { if (e.Epoch == 11) t.Stop("Enough & done."); } });
        History history = network.Fit(InterruptedTraining.Data(), options);
        history.SaveReport(folder.Path("run.html"));
        string html = File.ReadAllText(folder.Path("run.html"));

        foreach (string title in new[] { "loss", "categorical_accuracy", "learning rate", "Confusion matrix, validation data", "Parameters", "Network" })
            Assert.Contains($"<h2>{title}</h2>", html);
        Assert.Contains("&lt;red&gt;", html);
        Assert.Contains("Stopped early. Enough &amp; done.", html);
        Assert.Contains(history[10].Loss.ToString("G6", System.Globalization.CultureInfo.InvariantCulture), html);
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("<script", html);

        // All pictures are well-formed, and every curve has a point for each epoch.
        string[] pictures = [.. html.Split("<svg").Skip(1).Select(s => "<svg" + s[..(s.IndexOf("</svg>", StringComparison.Ordinal) + 6)])];
        Assert.Equal(4, pictures.Length);
        Assert.All(pictures, p => Assert.Equal(0, XElement.Parse(p).Descendants("circle").Count() % 11));
    }

    [Fact]
    public void LayersThatWereLookedAtAreInTheReport()
    {
        FitOptions options = InterruptedTraining.Options(checkpoint: null);
        options.Callbacks.Add(new LayerStatistics());
        History history = new InterruptedNetwork(seed: 1).Fit(InterruptedTraining.Data(), options);
        string html = TrainingReport.Write(history);
        int layers = history.Layers!.Activations.Count;
        int epochs = history.Count + 1;
        Assert.True(layers >= 3);

        string activations = Section("Activations at the start");
        Assert.Equal(layers, activations.Split("<svg").Length - 1);
        Assert.All(history.Layers.Activations, layer => Assert.Contains($"<h3>{layer.Layer.Name}<span>", activations));
        Assert.Contains("<dt>dead units</dt>", activations);
        Assert.All(history.Layers.Activations, layer => Assert.Equal(1, layer.Histogram.Sum(), 9));
        foreach (string title in new[] { "weight norms", "gradient norms" })
        {
            XElement picture = Picture(Section(title));
            Assert.Equal(history.Layers.Norms.Count, picture.Descendants("path").Count());
            Assert.All(picture.Descendants("path"), path => Assert.Equal(epochs, path.Attribute("d")!.Value.Count(c => c is 'M' or 'L')));
        }

        string Section(string title)
        {
            string rest = html[html.IndexOf($"<h2>{title}</h2>", StringComparison.Ordinal)..];
            return rest[..rest.IndexOf("</section>", StringComparison.Ordinal)];
        }

        static XElement Picture(string section)
        {
            string svg = section[section.IndexOf("<svg", StringComparison.Ordinal)..];
            return XElement.Parse(svg[..(svg.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        }
    }

    [Fact]
    public void ATrainingWithoutEpochsOrWithoutFiniteNumbersHasAReport()
    {
        Assert.Contains("<h1>network</h1>", TrainingReport.Write(new History()));
        var history = new History("N");
        history.Add(new EpochProgress(1, 1, 1, double.NaN, null, double.PositiveInfinity, null, 0, 1));
        Assert.Contains("NaN", TrainingReport.Write(history));
    }
}
