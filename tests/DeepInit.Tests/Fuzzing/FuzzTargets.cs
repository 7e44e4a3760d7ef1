using System.IO.Compression;
using System.Text;
using DeepInit.Interrupted;
using DeepInit.Runtime;
using DeepInit.Tests.Data.Transforms;
using DeepInit.Tests.Files;
using DeepInit.Tests.Runtime;
using DeepInit.Tests.Training;

namespace DeepInit.Tests.Fuzzing;

/// <summary>Every reader of files that others have written, with good files of its format.</summary>
internal sealed class FuzzTargets(TemporaryFolder folder)
{
    public static readonly string[] Names =
        ["weights", "safetensors", "partial", "transform", "checkpoint", "idx", "idx.gz", "npy", "npz", "csv", "csv stream", "array stream"];

    private readonly ParameterStore<float> _store = SmallStore.Create();
    private readonly InterruptedNetwork _network = new(seed: 1);

    /// <summary>Two good files of a target.</summary>
    public byte[][] Seeds(string target) => target switch
    {
        "weights" or "safetensors" or "partial" => [Weights(DataTransformTests.Mixed()), Weights(null)],
        "transform" => [Encoding.UTF8.GetBytes(DataTransformTests.Mixed().ToJson()), Encoding.UTF8.GetBytes(DataTransform.MinMax(new float[] { 1, 2, 3, 4 }, 2).ToJson())],
        "checkpoint" => [Checkpoint(1, DataTransformTests.Mixed()), Checkpoint(3, null)],
        "idx" => [Idx(3), Idx(1)],
        "idx.gz" => [Compressed(Idx(3)), Compressed(Idx(1))],
        "npy" => [Npy("<f4", "(2, 3)", 24), Npy("|u1", "(5,)", 5)],
        "npz" => [Npz("x", Npy("<f4", "(2, 3)", 24)), Npz("y", Npy("|u1", "(5,)", 5))],
        "csv" or "csv stream" => [
            "area,\"town, part\",rooms,price\n80,\"North \"\"old\"\"\",3,10\n120.5,South,?,20\n\n60,,2,30\n"u8.ToArray(),
            "area;town, part;rooms;price\r\n1;\"a\r\nb\";2;3\r\n"u8.ToArray()],
        _ => [Idx(2), Npy("<f4", "(2, 2)", 16)],
    };

    /// <summary>Reads a file. Only <see cref="WeightFileException"/> and <see cref="DataFileException"/> may come out.</summary>
    public void Read(string target, byte[] bytes)
    {
        switch (target)
        {
            case "weights":
                WeightFile.Load(_store.Parameters, new MemoryStream(bytes));
                break;
            case "safetensors":
                foreach (SafeTensor tensor in SafeTensorsFile.Read(new NotSeekableBytes(bytes)))
                    _ = tensor.Type == SafeTensorType.F32 ? tensor.ToSingles().Length : 0;
                break;
            case "partial":
                _ = WeightFile.LoadMatching(_store.Parameters, new NotSeekableBytes(bytes)).ToString();
                break;
            case "transform":
                _ = DataTransform.Parse(Encoding.UTF8.GetString(bytes)).ToJson();
                break;
            case "checkpoint":
                ReadCheckpoint(Written(bytes));
                break;
            case "idx" or "idx.gz":
                _ = IdxFile.Read(new MemoryStream(bytes)).ToSingles();
                break;
            case "npy":
                _ = NpyFile.Read(new MemoryStream(bytes)).ToSingles();
                break;
            case "npz":
                _ = NpyFile.ReadPart(Written(bytes), "x").ToSingles();
                break;
            case "csv":
                var table = CsvTable.Read(new StreamReader(new MemoryStream(bytes)));
                _ = table.Inputs(CsvTransform.Fit(table, numbers: CsvColumnKind.Standardized)).Length;
                break;
            case "csv stream":
                Walk(new CsvSource<float>(Written(bytes), new DataTransform([new NumberTransform("area"), new NumberTransform("rooms")], [new NumberTransform("price")])));
                break;
            case "array stream":
                Walk(new ArrayFileSource<float>().WithInput(null, Written(bytes)).WithTarget(null, Written(Idx(2, columns: 1), "y")));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(target), target, "There is no such target.");
        }
    }

    private static void Walk(DataSource<float> source)
    {
        var network = new LineNetwork();
        using var batches = new SourceBatches<float>(source, "Line", network.Inputs, network.Targets, 4, 8, 0, null, CancellationToken.None);
        batches.Start(1, 0, 0);
        while (batches.MoveNext())
        {
        }
    }

    private static byte[] Weights(DataTransform? transform)
    {
        ParameterStore<float> store = SmallStore.CreateFilled();
        store.Parameters.Transform = transform;
        using var stream = new MemoryStream();
        WeightFile.Save(store.Parameters, stream);
        return stream.ToArray();
    }

    private static byte[] Idx(int rows, int columns = 2) =>
        [0, 0, 8, 2, 0, 0, 0, (byte)rows, 0, 0, 0, (byte)columns, .. Enumerable.Range(0, rows * columns).Select(i => (byte)i)];

    private static byte[] Compressed(byte[] plain)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest))
            gzip.Write(plain);
        return stream.ToArray();
    }

    private static byte[] Npy(string type, string shape, int length)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': {shape}, }}\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. new byte[length]];
    }

    private static byte[] Npz(string name, byte[] npy)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream part = archive.CreateEntry(name + ".npy").Open();
            part.Write(npy);
        }

        return stream.ToArray();
    }

    private byte[] Checkpoint(int epochs, DataTransform? transform)
    {
        string path = folder.Path("good");
        var network = new InterruptedNetwork(seed: 1);
        network.Parameters.Transform = transform;
        FitOptions options = InterruptedTraining.Options(new CheckpointOptions(path) { Resume = false });
        options.Epochs = epochs;
        network.Fit(InterruptedTraining.Data(), options);
        return File.ReadAllBytes(path);
    }

    private void ReadCheckpoint(string path)
    {
        FitOptions options = InterruptedTraining.Options(new CheckpointOptions(path));
        ITrainableNetwork<float> network = _network;
        network.Parameters.Transform = null;
        BatchReader<float> reader = InterruptedTraining.Data().Bind(network.Name, network.Inputs, network.Targets).Read(8);
        var loop = new TrainingLoop<float>(network, options, reader, null, null);
        foreach (ITrainingCallback callback in loop.Callbacks)
            callback.TrainingStarted(loop);
        CheckpointFile.Read(options.Checkpoint!, loop, options.Metrics).Restore(network.Parameters, loop.History);
    }

    private string Written(byte[] bytes, string name = "file")
    {
        File.WriteAllBytes(folder.Path(name), bytes);
        return folder.Path(name);
    }
}
