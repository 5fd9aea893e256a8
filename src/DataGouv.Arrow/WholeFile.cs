namespace DataGouv.Arrow;

/// <summary>Writes files that are whole or not there.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file under another name, and gives it its own when it is whole.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">What writes it, and returns the number of rows.</param>
    public static async Task<long> WriteAsync(string path, Func<Stream, Task<long>> write)
    {
        var partial = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            long count;
            var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                count = await write(file).ConfigureAwait(false);
            }

            File.Move(partial, path, overwrite: true);
            return count;
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }
}
