using System.Text;

namespace DeepInit;

/// <summary>A report as a file.</summary>
internal static class ReportFile
{
    /// <summary>Writes a page, whole or not at all.</summary>
    public static void Save(string path, string page) => AtomicFile.Write(path, stream =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(page);
        stream.Write(bytes, 0, bytes.Length);
    });
}
