using System.Globalization;
using System.Text;

namespace DataGouv.Transfers.Downloads;

/// <summary>Makes of any text the name of a file that stays in its folder, on every system.</summary>
internal static class SafeFileName
{
    // File systems allow 255 bytes; what is left is for the suffix that tells two files of one name apart.
    private const int MostBytes = 200;
    private const string Fallback = "download";

    // Without the tables of the system (InvariantGlobalization) nothing composes a letter and its accent.
    private static readonly bool Composes = "e\u0301".Normalize(NormalizationForm.FormC).Length == 1;

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"];

    /// <summary>Makes a name safe. A title is not a path: its slashes become underscores.</summary>
    /// <param name="name">Any text, or nothing.</param>
    public static string From(string? name)
    {
        var clean = Clean(Composed(name ?? ""));
        if (clean.Length == 0)
        {
            return Fallback;
        }

        var safe = Shorten(clean, MostBytes);
        return IsDevice(safe) || safe[0] == '.' ? $"_{Shorten(clean, MostBytes - 1)}" : safe;
    }

    /// <summary>Returns the last name of what may be a path, as servers and addresses give it.</summary>
    public static string Last(string path) => path.Split('/', '\\')[^1];

    /// <summary>Adds a suffix before the extension of a safe name, which gives way where both are too long.</summary>
    public static string WithSuffix(string name, string suffix)
    {
        var extension = Extension(name);
        var room = MostBytes - Encoding.UTF8.GetByteCount(suffix) - Encoding.UTF8.GetByteCount(extension);
        return Cut(name[..^extension.Length], room) + suffix + extension;
    }

    /// <summary>What two names have in common that some file systems take for one: case and Unicode form do not count.</summary>
    public static string Fold(string name) => Composed(name).ToUpperInvariant();

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark when !Composes && rune.Value is >= 0x300 and <= 0x36F:
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    break;
                default:
                    var isRefused = "<>:\"|?*/\\".Contains(rune.ToString(), StringComparison.Ordinal) || rune == Rune.ReplacementChar;
                    clean.Append(isRefused ? "_" : rune.ToString());
                    break;
            }
        }

        return Trim(clean.ToString());
    }

    // Windows drops dots and spaces at the end, and would then open another file.
    private static string Trim(string name)
    {
        var end = name.Length;
        while (end > 0 && (name[end - 1] == '.' || char.IsWhiteSpace(name[end - 1])))
        {
            end--;
        }

        return name[..end].TrimStart();
    }

    private static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair can't be normalised: what can't be written goes, and the rest can be.
            return new string([.. name.Where(character => !char.IsSurrogate(character))]).Normalize(NormalizationForm.FormC);
        }
    }

    private static string Shorten(string name, int most)
    {
        if (Encoding.UTF8.GetByteCount(name) <= most)
        {
            return name;
        }

        var extension = Extension(name);
        return Trim(Cut(name, most - Encoding.UTF8.GetByteCount(extension)) + extension);
    }

    private static string Extension(string name) =>
        Path.GetExtension(name) is var extension && Encoding.UTF8.GetByteCount(extension) <= MostBytes / 4 ? extension : "";

    private static string Cut(string name, int room)
    {
        var kept = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            room -= rune.Utf8SequenceLength;
            if (room < 0)
            {
                break;
            }

            kept.Append(rune.ToString());
        }

        return Trim(kept.ToString());
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd().ToUpperInvariant();
        return Devices.Contains(stem, StringComparer.Ordinal)
            || (stem.Length == 4
                && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal))
                && (char.IsAsciiDigit(stem[3]) || "¹²³".Contains(stem[3], StringComparison.Ordinal)));
    }
}
