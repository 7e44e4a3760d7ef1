namespace DeepInit.Benchmarks;

/// <summary>What the program can do, for those who ask.</summary>
internal static class HelpText
{
    public const string Text = """
        dotnet run -c Release --project tests/DeepInit.Benchmarks -- [COMMAND] [OPTIONS]

        Commands
          workloads    training steps and predictions of W1 to W12, one JSON object per line (the default)
          kernels      every kernel of the workloads alone: GFLOP/s and its share of the machine's FMA peak
          adamw        the AdamW update alone: bytes per second, against memory and against its roots and divisions
          optimizers   updates of whole tensors on W3 and W4: microseconds, and GFLOP/s of those that multiply matrices
          generator    time of the generator when it is warm, and the size of what it writes
          projects     what networks cost a build and an editor: thirty of them, chains of up to 400 layers, edits
          analyzer     time of the analyzer on a network of 50 layers, and on 2000 other classes
          start        from process start to the first finished training step of W1, and what the first 100 steps cost
          memory       bytes of a training network, against its parameters and its plan
          widths       W4 with narrower vectors, in child processes, against the peak of that width
          sequences    a GRU over rows with lengths, against the same rows padded
          precision    W1, W3, W4 and W5 in double precision, against single
          evidence     optimisers, initialisers and ways to train on wrong labels, compared on public data
          scaling      predictions from several threads at once, against one
          decoding     W11 token by token in a session, against reading its weights

        Options
          --workloads W1,W3          which workloads (all)
          --modes train,infer_b1,infer_b256
          --threads 1,2              numbers of threads, one after another (1)
          --json FILE                append the JSON lines to a file as well
          --against FOLDER           run the programs of other libraries in turns with ours, and print the ratios:
                                     FOLDER/torchsharp/run.sh (both optimisers) and FOLDER/onnxruntime/run.sh;
                                     PEERS_BUILD_DIR says where they are built
          --rounds N                 rounds of a comparison, or repetitions in child processes (5)
          --blocks N --block-ms MS --warm-ms MS
                                     blocks of steps (9), the least length of one (60), of the warm-up (250)
          --data FOLDER --results FOLDER --minutes N --parts optimizers,times,initializers,noise,housing
                                     evidence: the data sets, the CSV files that grow, and when to stop; the next run goes on
          --page FILE                evidence: instead, tables and pictures of a page, from the CSV files in the folder of its name

        Workloads: W1 100-64-1, W2 4-16-16-3, W3 784-128-10, W4 784-512-512-10, W5 1024-1024-1024-1024, W6 LeNet, W7 two convolutions, W8 a small ResNet, W9 a recommender, W10 text by a GRU, W11 a small GPT, W12 a VAE.
        """;
}
