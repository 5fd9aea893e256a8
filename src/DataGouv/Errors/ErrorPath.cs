using System.Globalization;
using System.Text;

namespace DataGouv.Errors;

/// <summary>Where a text stands in the JSON of a refusal.</summary>
internal sealed class ErrorPath
{
    private readonly List<Step> _steps = [];

    /// <summary>How deep it is.</summary>
    public int Depth => _steps.Count;

    /// <summary>The name of the first step; null at the top, and below a list.</summary>
    public string? Root => _steps.Count > 0 ? _steps[0].Name : null;

    /// <summary>Goes down into an object or a list.</summary>
    public void Enter(bool isList) => _steps.Add(new Step(isList));

    /// <summary>Leaves it.</summary>
    public void Leave() => _steps.RemoveAt(_steps.Count - 1);

    /// <summary>Names the property that follows.</summary>
    public void Name(string name) => _steps[^1].Name = name;

    /// <summary>Counts one more item, when this is a list.</summary>
    public void Count()
    {
        if (_steps.Count > 0 && _steps[^1].IsList)
        {
            _steps[^1].Index++;
        }
    }

    /// <summary>The names from a depth on, without the indexes of lists.</summary>
    public IEnumerable<string> Names(int from) => _steps.Skip(from).Where(step => !step.IsList).Select(step => step.Name ?? "");

    /// <summary>
    /// The path from a depth on: <c>resources[0].schema.url</c>. The texts of one field are a list in JSON, and all have the path of
    /// the field. A map keyed by index is written as the list it stands for. A name that would be mistaken for a path is
    /// quoted: <c>extras["check:url.status"]</c>.
    /// </summary>
    public string ToString(int from)
    {
        var text = new StringBuilder();
        for (var i = from; i < _steps.Count; i++)
        {
            if (_steps[i].IsList)
            {
                // A text in a list belongs to the field itself: only what is deeper needs the index.
                if (i < _steps.Count - 1)
                {
                    text.Append(CultureInfo.InvariantCulture, $"[{_steps[i].Index}]");
                }
            }
            else
            {
                Append(text, _steps[i].Name ?? "");
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name)
    {
        if (name.Length > 0 && name.All(char.IsAsciiDigit))
        {
            text.Append('[').Append(name).Append(']');
        }
        else if (name.Length == 0 || name.AsSpan().IndexOfAny("[].\"") >= 0)
        {
            text.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
        else
        {
            text.Append(text.Length > 0 ? "." : "").Append(name);
        }
    }

    private sealed class Step(bool isList)
    {
        public bool IsList { get; } = isList;

        public string? Name { get; set; }

        public int Index { get; set; } = -1;
    }
}
