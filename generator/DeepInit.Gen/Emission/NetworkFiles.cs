using DeepInit.Gen.Collections;
using DeepInit.Gen.Emission.Tiles;

namespace DeepInit.Gen.Emission;

/// <summary>What is generated for one network.</summary>
/// <param name="Files">Its own files.</param>
/// <param name="Tiles">What these use of the file that all networks share; null for a stub.</param>
internal sealed record NetworkFiles(EquatableArray<GeneratedFile> Files, TileSet? Tiles);
