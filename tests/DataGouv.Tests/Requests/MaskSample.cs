using FsCheck;
using FsCheck.Fluent;

namespace DataGouv.Tests.Requests;

/// <summary>A field mask as somebody may write it, and what it asks for, read without the code under test.</summary>
internal sealed record MaskSample(string Text)
{
    private static readonly string[] Names = ["id", "title", "owner", "data", "total", "page", "next_page", "message", "*", "x:y-z"];
    private static readonly string[] Spaces = ["", "", "", " ", "  "];

    public static Arbitrary<MaskSample> Arbitrary { get; } =
        (from text in Fields(3)
         from isBraced in ArbMap.Default.GeneratorFor<bool>()
         select new MaskSample(isBraced ? $"{{{text}}}" : text)).ToArbitrary();

    /// <summary>The paths of what is asked for whole, such as <c>data.owner.name</c>.</summary>
    public static IReadOnlySet<string> Paths(string mask)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var around = new Stack<string>();
        var name = "";
        foreach (var character in mask + ",")
        {
            switch (character)
            {
                case '{':
                    around.Push(name);
                    name = "";
                    break;
                case '}' or ',':
                    Take();
                    _ = character == '}' && around.TryPop(out _);
                    break;
                case not ' ':
                    name += character;
                    break;
            }
        }

        return paths;

        void Take()
        {
            if (name.Length > 0)
            {
                paths.Add(string.Join('.', around.Reverse().Where(outer => outer.Length > 0).Append(name)));
            }

            name = "";
        }
    }

    /// <summary>Is a field asked for, alone or with all around it?</summary>
    public static bool Covers(IReadOnlySet<string> paths, string field) =>
        paths.Contains(field)
        || paths.Any(path => path.StartsWith(field + ".", StringComparison.Ordinal))
        || Enumerable.Range(0, field.Length).Any(end => field[end] == '.' && paths.Contains(field[..end]));

    private static Gen<string> Fields(int depth) =>
        from count in Gen.Choose(1, 4)
        from fields in Field(depth).ListOf(count)
        select string.Join(',', fields);

    private static Gen<string> Field(int depth) =>
        from name in Gen.Elements(Names)
        from before in Gen.Elements(Spaces)
        from after in Gen.Elements(Spaces)
        from inner in depth == 0 ? Gen.Constant("") : Gen.Frequency((3, Gen.Constant("")), (1, Fields(depth - 1)))
        select before + name + after + (inner.Length == 0 || name == "*" ? "" : $"{{{inner}}}");
}
