namespace Workbench;

/// <summary>A folder with MNIST's four files: images and labels, to train and to test.</summary>
internal static class IdxFolder
{
    public static Split Read(string folder, ITrainableNetwork<float> network)
    {
        (float[] pixels, int[] labels) = Part("train");
        (float[] testPixels, int[] testLabels) = Part("t10k");
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
            IdxFile images = Open($"{part}-images-idx3-ubyte");
            int size = images.Count / Math.Max(1, images.Shape[0]);
            return size == network.Inputs[0].RowSize
                ? (images.ToSingles(1 / 255.0), Open($"{part}-labels-idx1-ubyte").ToIntegers())
                : throw new DataFileException($"The images of '{folder}' have {size} pixels; network '{network.Name}' reads {network.Inputs[0].RowSize} numbers. Write [Input({size})] in Networks.cs.");
        }

        IdxFile Open(string name)
        {
            string path = Path.Combine(folder, name);
            return IdxFile.Read(File.Exists(path) ? path : path + ".gz");
        }
    }
}
