using System.Text;
using System.Text.RegularExpressions;

namespace DataGouv.Core;

/// <summary>
/// The fields of a mask, each whole or with the mask of what is in it. It is read as the server reads it: names, braces and commas, and
/// all else between them separates. Beyond that a brace without a name joins what is in it to what is around it, and fields that are named
/// twice are united, because two headers make one mask.
/// </summary>
internal sealed partial class MaskFields
{
    // Null is a whole field.
    private readonly OrderedDictionary<string, MaskFields?> _fields = new(StringComparer.Ordinal);

    /// <summary>Gets a value that indicates whether there is no field.</summary>
    public bool IsEmpty => _fields.Count == 0;

    /// <summary>Gets the names of the outer fields.</summary>
    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Reads a mask.</summary>
    /// <exception cref="ArgumentException">Its braces do not match.</exception>
    public static MaskFields Parse(string mask)
    {
        var around = new Stack<MaskFields>();
        var root = new MaskFields();
        var (fields, name) = (root, "");
        foreach (var token in Tokens().EnumerateMatches(mask))
        {
            var text = mask.AsSpan(token.Index, token.Length);
            if (text is "{")
            {
                around.Push(fields);
                (fields, name) = (name.Length == 0 ? fields : fields.Open(name), "");
                continue;
            }

            fields.AddWhole(name);
            name = text is "," or "}" ? "" : text.ToString();
            if (text is "}" && !around.TryPop(out fields))
            {
                throw Refusal(mask, $"nothing was opened that the brace at {token.Index + 1} closes");
            }
        }

        fields.AddWhole(name);
        return around.Count == 0 ? root : throw Refusal(mask, "a brace is not closed");
    }

    /// <summary>The first name of a path such as <c>links.next</c>.</summary>
    public static string Top(string path) => path.Split('.')[0];

    /// <summary>Whether there is a field of this name among the outer ones.</summary>
    public bool Contains(string name) => _fields.ContainsKey(name);

    /// <summary>Returns the mask of what is in an outer field; null where the field is whole.</summary>
    public MaskFields? In(string name) => _fields.GetValueOrDefault(name);

    /// <summary>Adds a field at a path, unless it is there or something whole around it is.</summary>
    public void Add(string path)
    {
        var (fields, names) = (this, path.Split('.'));
        foreach (var name in names[..^1])
        {
            fields = fields.Open(name);
        }

        fields.AddWhole(names[^1]);
    }

    /// <summary>Moves outer fields into the field at a path, unless that is whole and has them all.</summary>
    public void Move(IReadOnlyCollection<string> names, string path)
    {
        var target = this;
        foreach (var name in names.Count == 0 ? [] : path.Split('.'))
        {
            if (target._fields.TryGetValue(name, out var inner) && inner is null)
            {
                return;
            }

            target = target.Open(name);
        }

        foreach (var name in names)
        {
            _fields.Remove(name, out var inner);
            target.Unite(name, inner);
        }
    }

    /// <summary>Returns a mask that has these fields below a path.</summary>
    public MaskFields Below(string path) =>
        path.Split('.').Reverse().Aggregate(this, (fields, name) => new MaskFields { _fields = { [name] = fields } });

    /// <inheritdoc />
    public override string ToString() => Write(new StringBuilder()).ToString();

    private StringBuilder Write(StringBuilder text)
    {
        var separator = "";
        foreach (var (name, inner) in _fields)
        {
            text.Append(separator).Append(name);
            separator = ",";
            if (inner is not null)
            {
                inner.Write(text.Append('{')).Append('}');
            }
        }

        return text;
    }

    private void AddWhole(string name)
    {
        if (name.Length > 0)
        {
            _fields[name] = null;
        }
    }

    private void Unite(string name, MaskFields? inner)
    {
        if (!_fields.TryGetValue(name, out var known) || inner is null)
        {
            _fields[name] = inner;
        }
        else if (known is not null)
        {
            foreach (var (innerName, innermost) in inner._fields)
            {
                known.Unite(innerName, innermost);
            }
        }
    }

    // What is whole stays whole: what is then said of it is said of nothing.
    private MaskFields Open(string name)
    {
        if (_fields.TryGetValue(name, out var inner))
        {
            return inner ?? new MaskFields();
        }

        inner = new MaskFields();
        _fields[name] = inner;
        return inner;
    }

    private static ArgumentException Refusal(string mask, string problem) =>
        new(
            $"\"{mask}\" is no field mask ({FieldSelection.Header}): {problem}. Write id,title or data{{id,title}},next_page.",
            nameof(mask));

    [GeneratedRegex(@"[{},]|[\w:*-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
