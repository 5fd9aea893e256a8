namespace DataGouv.Generator.Updating;

/// <summary>Files as they are now, to put them back if what follows fails.</summary>
internal sealed class FileSnapshot
{
    private readonly Dictionary<string, byte[]?> _files;

    private FileSnapshot(Dictionary<string, byte[]?> files) => _files = files;

    /// <summary>Remembers files, also that one is not there.</summary>
    public static FileSnapshot Take(IEnumerable<string> files) =>
        new(files.Distinct(StringComparer.Ordinal).ToDictionary(file => file, file => File.Exists(file) ? File.ReadAllBytes(file) : null, StringComparer.Ordinal));

    /// <summary>Puts back what differs.</summary>
    public void Restore()
    {
        foreach (var (file, content) in _files)
        {
            if (content is null && File.Exists(file))
            {
                File.Delete(file);
            }
            else if (content is not null && (!File.Exists(file) || !content.AsSpan().SequenceEqual(File.ReadAllBytes(file))))
            {
                File.WriteAllBytes(file, content);
            }
        }
    }
}
