using System.Text.RegularExpressions;
using DataGouv.Generator.Documents;
using Newtonsoft.Json.Linq;

namespace DataGouv.Generator.Passes.CSharp;

/// <summary>One place in the tree of request builders: a segment of the paths below its parent.</summary>
internal sealed partial class BuilderNode
{
    private readonly List<BuilderNode> _children = [];
    private readonly BuilderNode? _parent;
    private readonly string _segment;
    private readonly string _place = "";
    private readonly string _suffix;
    private readonly IReadOnlyDictionary<string, string> _givenNames;

    // Paths may call the same place {dataset} and {id}: the parameter is counted under each of its names.
    private readonly Dictionary<string, int> _parameterNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _parameterTypes = new(StringComparer.Ordinal);

    // One URL holds the parameters of the path and those of the query under their names: no name may be both.
    private readonly HashSet<string> _queryNames = new(StringComparer.Ordinal);

    /// <summary>The root of an API.</summary>
    /// <param name="api">The short name of the API.</param>
    /// <param name="suffix">What the names of all other builders end in.</param>
    /// <param name="givenNames">The names that overlays gave to segments, by the path to each, whose parameters are <c>{}</c>.</param>
    public BuilderNode(string api, string suffix, IReadOnlyDictionary<string, string> givenNames) =>
        (Name, Path, _segment, _suffix, _givenNames) = (api, "/", "", suffix, givenNames);

    private BuilderNode(BuilderNode parent, string segment)
    {
        _parent = parent;
        _segment = segment;
        _suffix = parent._suffix;
        _givenNames = parent._givenNames;
        Path = $"{parent.Path.TrimEnd('/')}/{segment}";
        _place = $"{parent._place}/{(IsParameter ? "{}" : segment)}";
        Member = _givenNames.GetValueOrDefault(_place) ?? DerivedMember();
        var step = IsParameter ? "Item" : Member;
        Name = parent._parent is null ? step : parent.Name + step;
    }

    /// <summary>The path of the segments in Pascal case, such as <c>DatasetsItemResources</c>.</summary>
    public string Name { get; }

    /// <summary>What NSwag knows the class by: the name, and what tells it from the builders of another API.</summary>
    public string Controller => _parent is null ? Name : Name + _suffix;

    /// <summary>The name of the class.</summary>
    public string ClassName => Controller + "RequestBuilder";

    /// <summary>The path that led here first, for messages and documentation.</summary>
    public string Path { get; private set; }

    /// <summary>The operations of exactly this path.</summary>
    public List<Operation> Operations { get; } = [];

    private bool IsParameter => _segment is ['{', .., '}'] && _segment.Count(character => character == '{') == 1;

    private bool IsMixed => !IsParameter && _segment.Contains('{', StringComparison.Ordinal);

    private string Member { get; } = "";

    // "rdf.{_format}" is RdfWithFormat, "recent.atom" is RecentAtom.
    private string DerivedMember() =>
        IsMixed
            ? DotNetName.Pascal(_segment[.._segment.IndexOf('{', StringComparison.Ordinal)])
                + "With"
                + DotNetName.Pascal(ParameterIn().Match(_segment).Groups[1].Value)
            : DotNetName.Pascal(_segment);

    private string Parameter =>
        _parameterNames
            .Where(name => !_queryNames.Contains(name.Key))
            .OrderByDescending(name => name.Value)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .Select(name => name.Key)
            .FirstOrDefault()
        ?? throw new DocumentException(
            $"$.paths['{Path}']",
            $"The parameter {_segment} of {Path} has the name of a query parameter at or below this place.",
            "Rename the parameter of the path with an overlay action.");

    private string ParameterType => _parameterTypes is { Count: 1 } ? _parameterTypes.First() : "string";

    /// <summary>Puts a path and its operations where they belong, making the nodes on the way.</summary>
    public void Place(string path, string prefix, IReadOnlyList<Operation> operations)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (prefix.Length > 0 && segments.Length > 1 && segments[0] == prefix)
        {
            segments = segments[1..];
        }

        var node = this;
        foreach (var segment in segments)
        {
            node = node.Child(segment);
            node.Count(segment, operations);
        }

        if (node.Operations.Count > 0)
        {
            throw new DocumentException(
                $"$.paths['{path}']",
                $"{path} and {node.Operations[0].Path} are the same place in the navigation.",
                "Rename one of the two paths with an overlay action.");
        }

        node.Path = path;
        node.Operations.AddRange(operations);
    }

    /// <summary>This node and all below it, parents first.</summary>
    public IEnumerable<BuilderNode> SelfAndDescendants() => _children.SelectMany(child => child.SelfAndDescendants()).Prepend(this);

    /// <summary>Is it reached through a member of one of these names?</summary>
    public bool HasMemberOf(string[] names) => _parent is not null && !IsParameter && names.Contains(Member);

    /// <summary>What the template needs to know of this builder.</summary>
    public JObject Describe() =>
        new()
        {
            ["root"] = _parent is null,
            ["path"] = Path,
            ["children"] = new JArray(_children.Select(child => child.DescribeAsChild())),
        };

    /// <summary>The URL template of an operation, with one name for each parameter of the way.</summary>
    public string UrlTemplate(Operation operation)
    {
        // The path is walked beside the nodes that lead here: each parameter takes the name of its node.
        var names = new Stack<string>();
        for (var node = this; node is not null; node = node._parent)
        {
            if (node._parameterNames.Count > 0)
            {
                names.Push(node.Parameter);
            }
        }

        var path = ParameterIn().Replace(operation.Path, _ => "{" + names.Pop() + "}");
        var query = operation
            .Parameters.Where(parameter => (string?)parameter["in"] == "query")
            .Select(parameter => (string)parameter["name"]! + ((string?)parameter["schema"]?["type"] == "array" ? "*" : ""))
            .ToList();
        return path + (query.Count == 0 ? "" : "{?" + string.Join(',', query) + "}");
    }

    private string DescribeAsChild()
    {
        string[] fields =
            IsParameter ? ["indexer", ClassName, ParameterType, DotNetName.Camel(Parameter), Parameter, Path]
            : IsMixed ? ["method", ClassName, ParameterType, DotNetName.Camel(Parameter), Parameter, Path, Member]
            : ["property", ClassName, "-", "-", "-", Path, Member];
        return string.Join(TemplateWords.Separator, fields);
    }

    private BuilderNode Child(string segment)
    {
        var child = new BuilderNode(this, segment);
        if (_children.Find(other => child.IsParameter ? other.IsParameter : other._segment == segment) is { } known)
        {
            return known;
        }

        _children.Add(child);
        return child;
    }

    private void Count(string segment, IReadOnlyList<Operation> operations)
    {
        if (ParameterIn().Match(segment) is { Success: true } match)
        {
            var name = match.Groups[1].Value;
            _parameterNames[name] = _parameterNames.GetValueOrDefault(name) + 1;
            _queryNames.UnionWith(
                operations
                    .SelectMany(operation => operation.Parameters)
                    .Where(parameter => (string?)parameter["in"] == "query")
                    .Select(parameter => (string)parameter["name"]!));
            foreach (
                var schema in operations
                    .SelectMany(operation => operation.Parameters)
                    .Where(parameter => (string?)parameter["name"] == name && (string?)parameter["in"] == "path")
                    .Select(parameter => parameter["schema"]))
            {
                _parameterTypes.Add(
                    ((string?)schema?["type"], (string?)schema?["format"]) switch
                    {
                        ("integer", _) => "int",
                        (_, "uuid") => "Guid",
                        _ => "string",
                    });
            }
        }
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex ParameterIn();
}
