using System.Globalization;
using System.Text;

namespace DataGouv.Errors;

/// <summary>
/// Where a text stands in the JSON of a refusal. It grows and shrinks with the place, so that a deep place costs what its last step
/// costs, and the texts of one field share one path. The property at the top, which only says that there are errors, is no part of it.
/// </summary>
internal sealed class ErrorPath
{
    private const int Longest = 400;

    private readonly List<Step> _steps = [];
    private readonly StringBuilder _parents = new();

    /// <summary>The name of the first step; null at the top, and below a list.</summary>
    public string? Root => _steps.Count > 0 ? _steps[0].Name : null;

    /// <summary>Is there a path, so that a text here is about a field?</summary>
    public bool IsField => _parents.Length > 0 || (Place is { IsList: false } && _steps.Count > Below);

    /// <summary>How many texts the place has already.</summary>
    public int Texts => Place?.Texts ?? 0;

    /// <summary>Goes down into an object or a list.</summary>
    public void Enter(bool isList)
    {
        var length = _parents.Length;
        if (_steps.Count > 0)
        {
            Append(_steps.Count - 1, isPlace: false);
        }

        _steps.Add(new Step(isList, length));
    }

    /// <summary>Leaves it.</summary>
    public void Leave()
    {
        _parents.Length = _steps[^1].ParentsBefore;
        _steps.RemoveAt(_steps.Count - 1);
    }

    /// <summary>Names the property that follows.</summary>
    public void Name(string name)
    {
        var step = _steps[^1];
        (step.Name, step.Path, step.Texts) = (name, null, 0);
    }

    /// <summary>Counts one more item, when this is a list.</summary>
    public void Count()
    {
        if (_steps.Count > 0 && _steps[^1].IsList)
        {
            _steps[^1].Index++;
        }
    }

    /// <summary>A text at this place.</summary>
    public ErrorText Take(string text)
    {
        if (Place is { } place)
        {
            place.Texts++;
        }

        var names = 0;
        string? first = null;
        string? last = null;
        for (var i = Below; i < _steps.Count; i++)
        {
            if (!_steps[i].IsList)
            {
                names++;
                last = _steps[i].Name;
                first ??= last;
            }
        }

        return new ErrorText(Root, names, first, last, ToString(), text);
    }

    /// <summary>
    /// The path: <c>resources[0].schema.url</c>. The texts of one field are a list in JSON, and all have the path of the field. A map
    /// keyed by index is written as the list it stands for. A name that would be mistaken for a path is quoted:
    /// <c>extras["check:url.status"]</c>.
    /// </summary>
    public override string ToString()
    {
        if (Place is not { } place)
        {
            return "";
        }

        if (place.Path is null)
        {
            var length = _parents.Length;
            Append(_steps.Count - 1, isPlace: true);
            place.Path = _parents.ToString();
            _parents.Length = length;
        }

        return place.Path;
    }

    private Step? Place => _steps.Count > 0 ? _steps[^1] : null;

    private int Below => Root is null ? 0 : 1;

    private void Append(int index, bool isPlace)
    {
        var step = _steps[index];
        if (index < Below || _parents.Length > Longest)
        {
            return;
        }

        if (!step.IsList)
        {
            Append(step.Name ?? "");
        }
        else if (!isPlace)
        {
            // A text in a list belongs to the field itself: only what is deeper needs the index.
            _parents.Append(CultureInfo.InvariantCulture, $"[{step.Index}]");
        }

        if (_parents.Length > Longest)
        {
            _parents.Length = Longest;
            _parents.Append('…');
        }
    }

    private void Append(string name)
    {
        if (name.Length > 0 && name.All(char.IsAsciiDigit))
        {
            _parents.Append('[').Append(name).Append(']');
        }
        else if (name.Length == 0 || name.AsSpan().IndexOfAny("[].\"") >= 0)
        {
            _parents.Append("[\"").Append(name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
        }
        else
        {
            _parents.Append(_parents.Length > 0 ? "." : "").Append(name);
        }
    }

    private sealed class Step(bool isList, int parentsBefore)
    {
        public bool IsList { get; } = isList;

        public int ParentsBefore { get; } = parentsBefore;

        public string? Name { get; set; }

        public string? Path { get; set; }

        public int Index { get; set; } = -1;

        public int Texts { get; set; }
    }
}
