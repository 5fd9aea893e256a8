using System.CommandLine;
using DataGouv.Generator.Documents;
using DataGouv.Generator.Surface;
using DataGouv.Generator.Updating;

namespace DataGouv.Generator.Commands;

/// <summary><c>surface</c>: writes the listings of the public C# surface.</summary>
internal static class SurfaceCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create()
    {
        var assemblies = new Option<DirectoryInfo>("--assemblies") { Description = "The folder of the built assemblies, with all that they refer to.", Required = true };
        var root = new Option<DirectoryInfo>("--root") { Description = "The folder of the solution.", DefaultValueFactory = _ => new DirectoryInfo(".") };
        var command = new Command("surface", "Writes the public C# surface of each assembly beside its project.") { assemblies, root };
        command.SetAction(parsed => CommonOptions.Run(parsed, async () =>
        {
            var repository = new Repository(parsed.GetRequiredValue(root).FullName);
            foreach (var (assembly, listing) in SurfaceListing.OfFolder(parsed.GetRequiredValue(assemblies).FullName))
            {
                var file = repository.SurfaceListing(assembly);
                var old = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
                var changes = SurfaceDifference.Between(old, listing);
                if (old != listing)
                {
                    JsonFile.WriteText(file, listing);
                }

                await parsed.InvocationConfiguration.Output.WriteLineAsync($"{assembly}: {changes.Count(line => line.IsAdded)} declarations came, {changes.Count(line => !line.IsAdded)} went");
            }
        }));
        return command;
    }
}
