using DataGouv.Generator.Documents;

namespace DataGouv.Generator.Updating;

/// <summary>A copy of <c>specs/</c> aside, in which new documents are looked at before they touch the tree.</summary>
internal sealed class SpecsDraft : IDisposable
{
    private readonly string _specs;
    private readonly DirectoryInfo _aside = Directory.CreateTempSubdirectory("datagouv-update-");

    private SpecsDraft(string specs) => _specs = specs;

    /// <summary>The copy.</summary>
    public string Folder => _aside.FullName;

    /// <summary>The files of the tree that the copy can replace.</summary>
    public IReadOnlyList<string> Targets => [.. Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Select(file => Path.Combine(_specs, Path.GetRelativePath(Folder, file)))];

    /// <summary>Copies the folder.</summary>
    public static SpecsDraft Of(string specs)
    {
        var draft = new SpecsDraft(specs);
        foreach (var file in Directory.EnumerateFiles(specs, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(draft.Folder, Path.GetRelativePath(specs, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return draft;
    }

    /// <summary>Takes the files of an API from the tree again: what was pulled says nothing new.</summary>
    public void Forget(string api)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_specs, api), "*.json"))
        {
            File.Copy(file, Path.Combine(Folder, api, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>Writes to the tree what differs from it.</summary>
    public void Publish()
    {
        foreach (var target in Targets)
        {
            var text = File.ReadAllText(Path.Combine(Folder, Path.GetRelativePath(_specs, target)));
            if (!File.Exists(target) || File.ReadAllText(target) != text)
            {
                JsonFile.WriteText(target, text);
            }
        }
    }

    /// <summary>Deletes the copy.</summary>
    public void Dispose() => _aside.Delete(recursive: true);
}
