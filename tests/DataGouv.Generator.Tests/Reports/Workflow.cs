using YamlDotNet.RepresentationModel;

namespace DataGouv.Generator.Tests.Reports;

/// <summary>A workflow file, read as the service that runs it reads it.</summary>
internal sealed class Workflow
{
    private readonly YamlMappingNode _root;

    private Workflow(string name, string text)
    {
        (Name, Text) = (name, text);
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        _root = (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    public static IEnumerable<Workflow> All => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "workflows"), "*.yml")
        .Select(file => new Workflow(Path.GetFileName(file), File.ReadAllText(file)));

    public string Name { get; }

    public string Text { get; }

    public IEnumerable<string> Words => _root.Children.Keys.Select(Scalar);

    public IEnumerable<YamlMappingNode> Jobs => ((YamlMappingNode)_root["jobs"]).Children.Values.Cast<YamlMappingNode>();

    public IEnumerable<YamlMappingNode> Steps => Jobs.SelectMany(job => ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>());

    /// <summary>The permissions of the workflow and its jobs, as <c>contents: write</c>.</summary>
    public IEnumerable<string> Permissions => Jobs.Prepend(_root).Where(node => node.Children.ContainsKey("permissions"))
        .SelectMany(node => ((YamlMappingNode)node["permissions"]).Children.Select(permission => $"{Scalar(permission.Key)}: {Scalar(permission.Value)}"));

    public static bool Has(YamlMappingNode node, string word) => node.Children.ContainsKey(word);

    public static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    public override string ToString() => Name;
}
