using Samples.Shared;

namespace Workbench;

/// <summary>A folder with MNIST's four files: images and labels, to train and to test.</summary>
internal static class IdxFolder
{
    public static Split Read(string folder, ITrainableNetwork<float> network)
    {
        var files = new MnistFolder(folder);
        (float[] pixels, int[] labels) = Part(MnistFolder.Train);
        (float[] testPixels, int[] testLabels) = Part(MnistFolder.Test);
        int classes = network.Outputs[network.Targets[0].Output].RowSize;
        return new Split(
            new Dataset<float>(pixels, labels),
            new Dataset<float>(testPixels, testLabels),
            labels.Length,
            testLabels.Length,
            null,
            [.. Enumerable.Range(0, classes).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))]);

        (float[] Pixels, int[] Labels) Part(string part)
        {
            float[] images = files.Images(part, out int size);
            return size == network.Inputs[0].RowSize
                ? (images, files.Labels(part))
                : throw new DataFileException($"The images of '{folder}' have {size} pixels; network '{network.Name}' reads {network.Inputs[0].RowSize} numbers. Write [Input({size})] in Networks.cs.");
        }
    }
}
