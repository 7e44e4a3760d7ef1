using System.Text;

namespace DeepInit;

/// <summary>Small files of text that are whole or not there, also when the process dies meanwhile.</summary>
internal static class WholeFile
{
    public static void Write(string path, string text)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                stream.Write(bytes, 0, bytes.Length);
                stream.Flush(flushToDisk: true);
            }

#if NET
            File.Move(temporary, path, overwrite: true);
#else
            if (File.Exists(path))
                File.Replace(temporary, path, null);
            else
                File.Move(temporary, path);
#endif
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
