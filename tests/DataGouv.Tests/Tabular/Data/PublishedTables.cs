using System.Globalization;
using System.Text;
using System.Text.Json;
using DataGouv.Replay;

namespace DataGouv.Tests.Tabular.Data;

/// <summary>The tables that were recorded, and some that hold what is hard.</summary>
internal static class PublishedTables
{
    private static readonly (string Name, string Type)[] Small =
    [
        ("departement", "string"),
        ("annee", "int"),
        ("montant", "float"),
        ("Montant total (€)", "float"),
        ("actif", "bool"),
        ("jour", "date"),
        ("horodatage", "datetime"),
        ("infos", "json"),
    ];

    private static readonly (string Name, string Type)[] Big =
    [
        ("Nom de la commune", "string"),
        ("code_insee", "string"),
        ("population", "int"),
        ("superficie", "float"),
        ("est.chef-lieu", "bool"),
        ("date_creation", "date"),
        ("Dernière mise à jour", "datetime"),
        ("vu_le", "datetime"),
        ("données", "json"),
        ("page_web", "string"),
        ("Région (2016)", "string"),
        ("commentaire", "string"),
    ];

    private static readonly string[] Strange =
    [
        "a__b",
        "a,b",
        "a\"b",
        "a#b",
        "a&b",
        "a+b",
        "a%b",
        "a=b",
        "a;b",
        "a.b",
        "a(b)",
        "a\\b",
        "a'b",
        "a/b",
        "a:b",
        "à côté",
        "UPPER",
        "limit",
        "select",
        "or",
        "columns",
        "page",
        "page_size",
        "count",
        "__id",
    ];

    private static readonly (string Name, string Type)[] Hard =
    [
        ("texte", "string"),
        ("entier", "int"),
        ("nombre", "float"),
        ("vrai", "bool"),
        ("jour", "date"),
        ("naïf", "datetime"),
        ("instant", "datetime"),
        ("document", "json"),
        ("xmin", "float"),
        ("emissions_annuelles_de_gaz_a_effet_de_serre_par_secteur_et_par_departement", "string"),
    ];

    private static readonly string[] HardHeader =
    [
        "__id",
        .. Hard[..8].Select(column => column.Name),
        "xmin__hydra_renamed",
        Hard[9].Name[..63],
    ];

    private static readonly object?[] Nothing = new object?[Hard.Length];

    /// <summary>All of them.</summary>
    public static IEnumerable<PublishedTable> All =>
        [
            new("small, recorded", Small, Elements(Body(147)), Body(146)) { Header = Header(Small) },
            new("big, recorded", Big, Elements(UpToLast(Body(155), "}, \n") + "}]"), UpToLast(Body(154), "\n11,") + "\n")
            {
                Header = Header(Big),
            },
            PublishedTable.OfCsv("special values, recorded", [Big[0], Big[11]], ["__id", Big[0].Name, Big[11].Name], Body(148)),
            PublishedTable.OfCsv(
                "strange names, recorded",
                [.. Strange.Select(name => (name, "string"))],
                ["__id", .. Strange[..^1], "__id__hydra_renamed"],
                Body(149)),
            PublishedTable.OfValues("hard values", Hard, HardHeader, Rows()),
            PublishedTable.OfValues("only empty cells", Hard, HardHeader, Enumerable.Repeat(Nothing, 3)),
            PublishedTable.OfValues("more than a page", Hard, HardHeader, Enumerable.Repeat(Rows(), 30).SelectMany(rows => rows)),
        ];

    private static IEnumerable<object?[]> Rows()
    {
        yield return Nothing;
        yield return
        [
            "",
            0L,
            0.0,
            false,
            new DateOnly(1, 1, 1),
            new DateTime(1, 1, 1),
            new DateTimeOffset(1, 1, 1, 0, 0, 0, TimeSpan.Zero),
            "\"\"",
            1.5,
            "",
        ];
        yield return
        [
            "d'un \"mot\",\nou; de\r\ndeux\t",
            long.MaxValue,
            double.MaxValue,
            true,
            new DateOnly(9999, 12, 31),
            new DateTime(9999, 12, 31, 23, 59, 59),
            new DateTimeOffset(2025, 6, 1, 12, 30, 0, TimeSpan.Zero),
            """{"a": [1, "b", null]}""",
            double.PositiveInfinity,
            "null",
        ];
        yield return
        [
            "été 🏔️ \u2028 ﬁ ḗ",
            long.MinValue,
            double.MinValue,
            true,
            new DateOnly(1969, 12, 31),
            new DateTime(1969, 12, 31, 23, 59, 59).AddTicks(1_234_560),
            new DateTimeOffset(1969, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_990),
            "\"texte é\"",
            double.NegativeInfinity,
            "\\N",
        ];
        yield return
        [
            " espaces ",
            -1L,
            double.Epsilon,
            false,
            new DateOnly(2024, 2, 29),
            new DateTime(2025, 6, 1, 0, 30, 0).AddMilliseconds(500),
            new DateTimeOffset(2024, 1, 1, 0, 6, 40, TimeSpan.Zero).AddMilliseconds(250),
            "7",
            -0.1,
            "C:\\données\\fichier.csv",
        ];
        yield return
        [
            "NULL",
            9_007_199_254_740_993L,
            0.1 + 0.2,
            true,
            new DateOnly(1582, 10, 10),
            new DateTime(2025, 3, 30, 2, 30, 0),
            new DateTimeOffset(2025, 3, 30, 1, 0, 0, TimeSpan.Zero),
            "[true, 1.50, \"\\u0001\"]",
            1e300,
            new string('x', 5_000),
        ];
    }

    private static string[] Header((string Name, string Type)[] columns) => ["__id", .. columns.Select(column => column.Name)];

    private static string Body(int number) =>
        Encoding.UTF8.GetString(
            RecordingStore
                .Default.Recordings.Where(recording => recording.Api == RecordedApi.Tabular)
                .ElementAt(number - 1)
                .Response.Body.Span);

    private static string[] Elements(string json)
    {
        using var list = JsonDocument.Parse(json);
        return [.. list.RootElement.EnumerateArray().Select(row => row.GetRawText())];
    }

    // A recording of a long body ends in the middle of a row.
    private static string UpToLast(string body, string mark) => body[..body.LastIndexOf(mark, StringComparison.Ordinal)];
}
