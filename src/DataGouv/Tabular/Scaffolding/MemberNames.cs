using System.Globalization;
using System.Text;

namespace DataGouv.Tabular;

/// <summary>
/// Gives columns names that C# takes, each once. Names that differ by capitals alone are the same here: System.Text.Json takes the members
/// of a record for parameters, and tells those apart without regard to capitals.
/// </summary>
internal sealed class MemberNames(string typeName)
{
    // What every record has already.
    private static readonly string[] Inherited =
    [
        "Equals",
        "GetHashCode",
        "GetType",
        "ToString",
        "MemberwiseClone",
        "Finalize",
        "Clone",
        "EqualityContract",
        "PrintMembers",
        "ReferenceEquals",
    ];

    private readonly HashSet<string> _taken = new([typeName, .. Inherited], StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for a column: <c>Nom de la commune</c> becomes <c>NomDeLaCommune</c>.</summary>
    public string Of(string column)
    {
        var words = new StringBuilder();
        var isStart = true;
        foreach (var character in column)
        {
            if (!char.IsLetterOrDigit(character))
            {
                isStart = true;
                continue;
            }

            words.Append(isStart ? char.ToUpperInvariant(character) : character);
            isStart = false;
        }

        var name = words.Length == 0 ? "Column" : char.IsLetter(words[0]) ? words.ToString() : "_" + words;
        var unique = name;
        for (var number = 2; !_taken.Add(unique); number++)
        {
            unique = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
