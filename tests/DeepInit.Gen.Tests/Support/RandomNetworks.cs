using System.Collections.Concurrent;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Emission.Tiles;
using DeepInit.Gen.Specs;
using DeepInit.Tests.Shared.Drawing;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.Support;

/// <summary>Networks by chance, as <see cref="RandomNetwork"/> writes them, read by the parser.</summary>
internal static class RandomNetworks
{
    private static readonly ConcurrentDictionary<(int Seed, int? Losses), NetworkSpec> Specs = new();

    /// <summary>A network for training, or with <paramref name="losses"/> 0 for inference alone.</summary>
    public static NetworkSpec Create(int seed, int? losses = null) =>
        Specs.GetOrAdd((seed, losses), key => Harness.Parse(RandomNetwork.Create(key.Seed, key.Losses).Text));

    /// <summary>The declaration of a network by chance with its generated code.</summary>
    public static CSharpCompilation Compile(int seed)
    {
        NetworkFiles network = NetworkEmitter.Emit(Harness.Plan(Create(seed)), default);
        return Harness.Compile(
            new Setting(),
            [Harness.Usings + RandomNetwork.Create(seed).Text, .. network.Files.Select(file => file.Text), TileFileEmitter.Emit(network.Tiles!, default).Text]);
    }
}
