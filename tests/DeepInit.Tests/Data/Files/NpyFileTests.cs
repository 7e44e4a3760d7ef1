using System.IO.Compression;
using System.Text;

namespace DeepInit.Tests.Data.Files;

public sealed class NpyFileTests
{
    [Theory]
    [InlineData("<f4", new byte[] { 0, 0, 0xC0, 0x3F }, 1.5)]
    [InlineData("<f8", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0xBF }, -1.5)]
    [InlineData("|i1", new byte[] { 0xFE }, -2)]
    [InlineData("|u1", new byte[] { 0xFE }, 254)]
    [InlineData("|b1", new byte[] { 1 }, 1)]
    [InlineData("<i2", new byte[] { 0xFE, 0xFF }, -2)]
    [InlineData("<i4", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("<i8", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2)]
    [InlineData("<u8", new byte[] { 0, 0, 0, 0, 1, 0, 0, 0 }, 4294967296.0)]
    public void EveryTypeIsRead(string type, byte[] number, double expected) =>
        Assert.Equal([expected], NpyFile.Read(Npy(type, "(1,)", number)).ToDoubles());

    [Fact]
    public void ShapesOfAnyRankAreRead()
    {
        NpyFile file = NpyFile.Read(Npy("|u1", "(2, 3)", [1, 2, 3, 4, 5, 6]));
        Assert.Equal([2, 3], file.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], file.ToSingles());
        Assert.Equal([1, 2, 3, 4, 5, 6], file.ToIntegers());
        Assert.Empty(NpyFile.Read(Npy("|u1", "()", [1])).Shape);
    }

    [Fact]
    public void APartOfAnArchiveIsReadByName()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        using (ZipArchive archive = ZipFile.Open(folder.Path("data.npz"), ZipArchiveMode.Create))
        {
            using Stream part = archive.CreateEntry("x.npy").Open();
            Npy("|u1", "(2,)", [7, 8]).CopyTo(part);
        }

        Assert.Equal([7, 8], NpyFile.ReadPart(folder.Path("data.npz"), "x").ToIntegers());
        Assert.Contains("no array 'y'; it has x.npy", Assert.Throws<DataFileException>(() => NpyFile.ReadPart(folder.Path("data.npz"), "y")).Message);
        Assert.Throws<DataFileException>(() => NpyFile.Read(folder.Path("data.npz")));
        File.WriteAllBytes(folder.Path("cut.npz"), File.ReadAllBytes(folder.Path("data.npz"))[..^10]);
        Assert.Throws<DataFileException>(() => NpyFile.ReadPart(folder.Path("cut.npz"), "x"));
    }

    [Fact]
    public void WhatCannotBeReadIsSaid()
    {
        void Refused(string message, Stream stream) => Assert.Contains(message, Assert.Throws<DataFileException>(() => NpyFile.Read(stream)).Message);
        Refused("'>f4'", Npy(">f4", "(1,)", new byte[4]));
        Refused("'|O'", Npy("|O", "(1,)", new byte[8]));
        Refused("Fortran", Npy("<f4", "(1,)", new byte[4], "True"));
        Refused("expected 4 bytes, got 3", Npy("<f4", "(1,)", new byte[3]));
        Refused("goes on", Npy("<f4", "(1,)", new byte[5]));
        Refused("'-1'", Npy("<f4", "(-1,)", new byte[4]));
        Refused("2 GB", Npy("<f4", "(2000000000, 2000000000, 2000000000)", []));
        Refused("2 GB", Npy("<f4", "(2000000000,)", []));
        Refused("does not begin", new MemoryStream(new byte[20]));
        Assert.Contains("1.5 at 0", Assert.Throws<DataFileException>(() => NpyFile.Read(Npy("<f4", "()", [0, 0, 0xC0, 0x3F])).ToIntegers()).Message);
    }

    [Fact]
    public void MutatedFilesEndInTheOneException()
    {
        var random = new Random(1);
        byte[] good = ((MemoryStream)Npy("<f4", "(2, 2)", new byte[16])).ToArray();
        int refused = 0;
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = [.. good];
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                _ = NpyFile.Read(new MemoryStream(bytes)).ToSingles();
            }
            catch (DataFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 500, 3000);
    }

    private static Stream Npy(string type, string shape, byte[] numbers, string fortran = "False")
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': {fortran}, 'shape': {shape}, }}\n");
        return new MemoryStream([0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. header, .. numbers]);
    }
}
