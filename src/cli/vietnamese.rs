//! The help texts in Vietnamese: one table over the commands and arguments of `args.rs`.

mod questions;

use clap::{Arg, ArgAction, Command};

/// Command (empty for the program; `catalog tasks`), argument (empty for the command itself), text.
const HELP: [(&str, &str, &str); 111] = [
    (
        "",
        "",
        "Biến Công báo và văn bản hành chính Việt Nam thành dữ liệu: văn bản, nhiệm vụ, cơ quan, thời hạn, số liệu, viện dẫn; mỗi giá trị kèm vị trí trong nguồn",
    ),
    ("", "quiet", "Chỉ in lỗi"),
    ("", "lang", "Ngôn ngữ thông báo: vi hoặc en [mặc định: theo máy]"),
    ("", "jobs", "Số luồng [mặc định: theo máy]"),
    ("extract", "", "Đọc tệp và thư mục, ghi các bản ghi ra JSON, CSV và các định dạng khác"),
    (
        "extract",
        "inputs",
        "Tệp, thư mục (mọi tệp bên dưới có tên không bắt đầu bằng dấu chấm), hoặc `-` cho một văn bản từ đầu vào chuẩn",
    ),
    (
        "extract",
        "out",
        "Thư mục ghi kết quả; kết quả của lần chạy trước được thay toàn bộ [mặc định: out]",
    ),
    (
        "extract",
        "format",
        "Các định dạng cần ghi, cách nhau bằng dấu phẩy: json (mỗi tệp đầu vào một tệp trong json/), csv (mỗi loại bản ghi một tệp; mỗi bảng một tệp trong tables/), ndjson (mỗi bản ghi một dòng; ra đầu ra chuẩn nếu không có --out), xlsx (một sổ tính), sqlite (một cơ sở dữ liệu), parquet (một tệp cột lồng nhau), ics (thời hạn thành lịch), akn (mỗi văn bản một tệp Akoma Ntoso trong akn/) [mặc định: json,csv]",
    ),
    (
        "extract",
        "excel",
        "Ghi CSV cho bảng tính: có BOM, ô dễ bị hiểu là công thức được chặn bằng dấu nháy đơn",
    ),
    (
        "extract",
        "separator",
        "Ký tự ngăn cách các ô của CSV: một ký tự như `;`, hoặc `tab` [mặc định: dấu phẩy]",
    ),
    ("extract", "agency", "Chỉ ghi vào congbao.ics nhiệm vụ của cơ quan này: mã hoặc tên"),
    (
        "extract",
        "ndjson_in",
        "Với `-`: đầu vào chuẩn gồm các dòng {\"name\", \"text\"} hoặc {\"name\", \"base64\"}, mỗi dòng một văn bản; mỗi dòng được trả lời bằng một dòng ở đầu ra chuẩn: báo cáo hoặc lỗi",
    ),
    (
        "extract",
        "no_joins",
        "Giữ nguyên như bản in các hàng và đoạn văn bị ngắt trang: không chuyển nội dung nào, hàng chỉ là phần còn lại của hàng trên vẫn là một hàng",
    ),
    (
        "extract",
        "repair",
        "Sửa các lỗi in mà căn cứ không để lại nghi ngờ; repairs.csv liệt kê từng chỗ kèm bản in",
    ),
    (
        "extract",
        "lexicon",
        "Thư mục có các bảng riêng (agencies.tsv, statuses.tsv, units.tsv …): các hàng được thêm vào bảng của chương trình, hoặc thay hàng cùng khóa",
    ),
    (
        "extract",
        "review",
        "Ghi thêm review.csv: các trường còn nghi ngờ của mọi bản ghi, kèm lý do và dòng nguồn",
    ),
    ("explain", "lexicon", "Thư mục có các bảng riêng đã dùng khi trích xuất"),
    ("extract", "strict", "Thoát với mã 1 nếu có phát hiện mức lỗi"),
    ("extract", "force", "Ghi vào cả thư mục có tệp khác; các tệp ấy giữ nguyên trừ khi trùng tên"),
    ("verify", "", "Chứng minh từng giá trị mà `extract` đã ghi bằng cách đọc lại nguồn"),
    ("verify", "out", "Thư mục mà `extract` đã ghi"),
    ("verify", "sources", "Nơi để các tệp nguồn nếu không còn ở chỗ cũ"),
    (
        "explain",
        "",
        "Giải thích một bản ghi: từng giá trị nằm ở đâu, đọc theo quy tắc nào, còn xét khả năng nào khác",
    ),
    ("explain", "id", "Mã của nhiệm vụ, số liệu, viện dẫn, văn bản, bảng, cơ quan hoặc phát hiện"),
    ("explain", "out", "Thư mục mà `extract` đã ghi [mặc định: out]"),
    ("explain", "sources", "Nơi để các tệp nguồn nếu không còn ở chỗ cũ"),
    ("explain", "format", "text (cho người đọc) hoặc json (cho chương trình) [mặc định: text]"),
    (
        "rules",
        "",
        "Liệt kê các quy tắc đọc giá trị và các quy tắc kiểm tra của audit, mỗi quy tắc kèm ví dụ",
    ),
    (
        "extract",
        "from",
        "Bảng mã của đầu vào, nếu không để chương trình tự nhận: utf-8, tcvn3, vni, viscii, vps, windows-1258, viqr",
    ),
    ("normalize", "", "Trả lại văn bản với chữ sạch: một bộ lọc, không đổi gì khác"),
    ("normalize", "files", "Các tệp; đầu vào chuẩn nếu không có tệp nào hoặc với `-`"),
    (
        "normalize",
        "from",
        "Bảng mã của văn bản, nếu không để chương trình tự nhận: utf-8, tcvn3, vni, viscii, vps, windows-1258, viqr",
    ),
    (
        "normalize",
        "tone",
        "Vị trí dấu thanh: keep (giữ nguyên), old (hòa), new (hoà) [mặc định: keep]",
    ),
    ("normalize", "nfc", "Chữ dựng sẵn [mặc định]"),
    ("normalize", "nfd", "Chữ tách rời: chữ cái và dấu"),
    ("normalize", "strip_markup", "Bỏ thẻ HTML, thực thể và dấu nhấn mạnh"),
    (
        "normalize",
        "report",
        "Ghi ra đầu ra lỗi những gì đã đổi và ở đâu, mỗi thay đổi một dòng, cách nhau bằng tab",
    ),
    ("diff", "", "Cho biết giữa hai báo cáo có gì thay đổi, xét theo nghĩa"),
    (
        "diff",
        "old",
        "Bên cũ: tệp hoặc thư mục, thêm `#MÃ` để chỉ lấy một văn bản trong đó; `-` là đầu vào chuẩn",
    ),
    ("diff", "new", "Bên mới"),
    (
        "diff",
        "more",
        "Các báo cáo tiếp theo: khi đó cho biết diễn biến của từng nhiệm vụ, số liệu qua các báo cáo",
    ),
    (
        "diff",
        "level",
        "Mức thay đổi nhỏ nhất được nêu: meaning (khác nghĩa), text (cả những gì chỉ khác cách viết: chính tả, vị trí dấu thanh, khoảng trắng, chữ nhận dạng sai) [mặc định: meaning]",
    ),
    (
        "diff",
        "across",
        "So sánh hai cơ quan cùng thực hiện một chương trình: ghép nhiệm vụ theo tên, không theo số",
    ),
    (
        "diff",
        "format",
        "text (cho màn hình), html (một trang độc lập, cũ và mới song song), md, hoặc json, ndjson, csv cho chương trình [mặc định: text]",
    ),
    (
        "diff",
        "by",
        "Cách nhóm trong báo cáo cho người đọc: owner (cơ quan chủ trì), status (chuyển tình trạng), document (văn bản) [mặc định: document]",
    ),
    ("diff", "out", "Ghi vào tệp này thay vì đầu ra chuẩn"),
    ("diff", "section", "Chỉ các nhiệm vụ trong mục hoặc nhóm có tên chứa chuỗi này"),
    ("diff", "appendix", "Chỉ phụ lục mang số này: 1, 01 hoặc I"),
    (
        "diff",
        "from",
        "Bảng mã của các tệp, nếu không để chương trình tự nhận: utf-8, tcvn3, vni, viscii, vps, windows-1258, viqr",
    ),
    (
        "diff",
        "lexicon",
        "Thư mục có các bảng riêng (agencies.tsv, statuses.tsv, units.tsv …): các hàng được thêm vào bảng của chương trình, hoặc thay hàng cùng khóa",
    ),
    (
        "audit",
        "",
        "Cho biết trong văn bản có gì không khớp: phép tính, số đếm, ngày tháng, tình trạng, viện dẫn",
    ),
    (
        "audit",
        "inputs",
        "Tệp, thư mục (mọi tệp bên dưới có tên không bắt đầu bằng dấu chấm), hoặc `-` cho một văn bản từ đầu vào chuẩn",
    ),
    (
        "audit",
        "rule",
        "Chỉ các quy tắc này: mã như sum.percent-differs, hoặc nhóm: date (ngày tháng), sum (phép tính), count (số đếm), status (tình trạng), agency (cơ quan), reference (viện dẫn), text (câu chữ)",
    ),
    (
        "audit",
        "format",
        "text (cho màn hình), html (một trang độc lập), hoặc json, csv cho chương trình [mặc định: text]",
    ),
    (
        "audit",
        "fail_on",
        "Mức nhẹ nhất làm mã thoát là 1: error (lỗi) hoặc warning (cảnh báo) [mặc định: error]",
    ),
    (
        "audit",
        "baseline",
        "Ẩn các phát hiện có trong tệp này, là kết quả trước của `audit --format json`",
    ),
    ("audit", "out", "Ghi vào tệp này thay vì đầu ra chuẩn"),
    (
        "audit",
        "from",
        "Bảng mã của đầu vào, nếu không để chương trình tự nhận: utf-8, tcvn3, vni, viscii, vps, windows-1258, viqr",
    ),
    (
        "audit",
        "lexicon",
        "Thư mục có các bảng riêng (agencies.tsv, statuses.tsv, units.tsv …): các hàng được thêm vào bảng của chương trình, hoặc thay hàng cùng khóa",
    ),
    ("ingest", "", "Nạp những gì mới trong tệp và thư mục vào một danh mục"),
    ("ingest", "inputs", "Tệp, thư mục (mọi tệp bên dưới có tên không bắt đầu bằng dấu chấm)"),
    ("ingest", "catalog", "Tệp danh mục; được tạo nếu chưa có"),
    ("ingest", "check", "Đọc cả những tệp có kích thước và thời điểm sửa không đổi"),
    (
        "ingest",
        "refresh",
        "Đọc lại các tệp đã đọc theo quy tắc khác với quy tắc của chương trình này",
    ),
    (
        "ingest",
        "lexicon",
        "Thư mục có các bảng riêng (agencies.tsv, statuses.tsv, units.tsv …): các hàng được thêm vào bảng của chương trình, hoặc thay hàng cùng khóa",
    ),
    ("watch", "", "Nạp những gì được đưa vào thư mục vào một danh mục, ngay khi tệp đã trọn vẹn"),
    (
        "watch",
        "folders",
        "Thư mục (mọi tệp bên dưới có tên không bắt đầu bằng dấu chấm và không cho biết là chưa xong)",
    ),
    ("watch", "catalog", "Tệp danh mục; được tạo nếu chưa có"),
    ("watch", "once", "Nạp những gì đang có và đã trọn vẹn rồi kết thúc"),
    ("watch", "interval", "Xem lại sau ngần này giây nếu hệ thống không báo gì [mặc định: 30]"),
    ("watch", "settle", "Tệp không đổi trong ngần này giây là đã trọn vẹn [mặc định: 2]"),
    (
        "watch",
        "lexicon",
        "Thư mục có các bảng riêng (agencies.tsv, statuses.tsv, units.tsv …): các hàng được thêm vào bảng của chương trình, hoặc thay hàng cùng khóa",
    ),
    ("catalog", "", "Hỏi một danh mục"),
    ("catalog status", "", "Đếm những gì có; liệt kê những gì đang cách ly, kèm lỗi"),
    ("catalog documents", "", "Liệt kê văn bản, mỗi văn bản một lần"),
    ("catalog tasks", "", "Liệt kê nhiệm vụ theo ngày cuối cùng còn đúng hạn"),
    (
        "catalog tasks",
        "owner",
        "Chỉ của cơ quan này, trong mọi vai trò: tên, không cần dấu, hoặc mã",
    ),
    ("catalog tasks", "due_before", "Chỉ nhiệm vụ có ngày cuối cùng trước ngày này"),
    ("catalog tasks", "due_after", "Chỉ nhiệm vụ có ngày cuối cùng sau ngày này"),
    (
        "catalog tasks",
        "status",
        "Chỉ nhiệm vụ có tình trạng này: delayed, in_progress, completed …",
    ),
    ("catalog tasks", "document", "Chỉ của văn bản này và những gì kèm theo"),
    ("catalog search", "", "Tìm các đoạn có đủ những từ này, có dấu hay không dấu"),
    ("catalog search", "words", "Các từ; thêm `*` để tìm từ bắt đầu như vậy"),
    ("catalog search", "limit", "Nhiều nhất bấy nhiêu đoạn [mặc định: 50]"),
    ("catalog history", "", "Các bản của một văn bản hay nhiệm vụ, và mỗi bản đổi những gì"),
    ("catalog history", "id", "Mã của văn bản hoặc nhiệm vụ"),
    ("catalog runs", "", "Liệt kê các lần nạp, mỗi lần mang lại những gì"),
    ("catalog runs", "catalog", "Tệp danh mục"),
    (
        "catalog runs",
        "format",
        "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    (
        "catalog changes",
        "",
        "Cho biết những gì thay đổi từ một lần nạp hoặc từ lần báo trước; báo cho người nhận",
    ),
    (
        "catalog changes",
        "since",
        "Những gì các lần nạp sau lần này mang lại (xem `catalog runs`); 0: tất cả",
    ),
    ("catalog changes", "since_last", "Những gì chưa báo; ghi vào danh mục là đã báo đến đâu"),
    ("catalog changes", "from_start", "Báo cho người nhận mới tất cả những gì đang có"),
    (
        "catalog changes",
        "rules",
        "Báo cho một người nhận những gì các quy tắc trong tệp này yêu cầu, và gửi đi; dùng được nhiều lần",
    ),
    (
        "catalog changes",
        "level",
        "Điều gì được kể: meaning (khác về nghĩa) hoặc text (cả khác về cách viết) [mặc định: meaning]",
    ),
    ("catalog changes", "catalog", "Tệp danh mục"),
    (
        "catalog changes",
        "format",
        "table (cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    ("catalog status", "catalog", "Tệp danh mục"),
    (
        "catalog status",
        "format",
        "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    ("catalog documents", "catalog", "Tệp danh mục"),
    (
        "catalog documents",
        "format",
        "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    ("catalog tasks", "catalog", "Tệp danh mục"),
    (
        "catalog tasks",
        "format",
        "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    ("catalog search", "catalog", "Tệp danh mục"),
    (
        "catalog search",
        "format",
        "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    ("catalog history", "catalog", "Tệp danh mục"),
    (
        "catalog history",
        "format",
        "table (bảng cho người đọc), csv hoặc json (cho chương trình) [mặc định: table]",
    ),
    (
        "rules",
        "prefix",
        "Chỉ các quy tắc có tên bắt đầu như vậy, hoặc các quy tắc kiểm tra thuộc nhóm ấy: `deadline`, `metric.ratio`, `sum`",
    ),
    ("schema", "", "In JSON Schema của tệp JSON mà `extract` ghi, hoặc của một bản ghi"),
    (
        "schema",
        "record",
        "Bản ghi: report (cả tệp JSON), source, issue, document, table, task, mention, deadline, status, metric, citation, agency, finding, line (một dòng NDJSON) [mặc định: report]",
    ),
    ("rules", "format", "text (cho người đọc), json hoặc csv (cho chương trình) [mặc định: text]"),
];

/// What stands below the arguments, by command (empty for the program).
const AFTER: [(&str, &str); 22] = [
    (
        "",
        "\
Ví dụ:
  congbao extract seeds                      mọi tệp bên dưới seeds/, ghi vào out/
  congbao extract a.txt b/ --out data        một tệp và một thư mục, ghi vào data/
  cat a.txt | congbao extract - --format csv
  congbao verify out                         đối chiếu từng giá trị với nguồn
  congbao explain MÃ                         các giá trị của một bản ghi từ đâu ra
  congbao rules deadline                     các quy tắc đọc thời hạn
  congbao diff quy1.txt quy2.txt             hai báo cáo khác nhau những gì
  congbao audit bao-cao.txt                  số liệu, ngày tháng, tình trạng nào không khớp
  congbao schema task                        JSON Schema của một nhiệm vụ
  congbao ingest hop-thu --catalog c.sqlite  nạp những gì mới trong hop-thu/ vào danh mục
  congbao watch hop-thu --catalog c.sqlite   cũng vậy, ngay khi có tệp đến

Mã thoát: 0 xong; 1 xong nhưng có phần hỏng; 2 gọi sai cách; 3 không làm được gì",
    ),
    (
        "extract",
        "\
Ví dụ:
  congbao extract seeds
  congbao extract a.txt b/ --out data --format csv --excel
  congbao extract seeds --jobs 2 --quiet --strict

Thư mục kết quả được ghi trọn vẹn hoặc không ghi gì: json/<tên>.json cho mỗi tệp đầu vào, mỗi loại
bản ghi một tệp CSV, tables/*.csv, và datapackage.json mô tả các tệp ấy.",
    ),
    (
        "verify",
        "\
Ví dụ:
  congbao verify out
  congbao verify out --sources /archive/seeds

Từng giá trị của từng báo cáo được so với các byte tương ứng của nguồn, sau khi kiểm tra mã băm của
nguồn. Mã thoát là 1 nếu có giá trị không được chứng minh.",
    ),
    (
        "diff",
        "\
Ví dụ:
  congbao diff quy-1.txt quy-2.txt --by owner
  congbao diff out-2025/ out-2026/ --format html --out thay-doi.html
  congbao diff cong-bao.txt#pl-01 phu-luc.txt --level text
  congbao diff lam-dong.txt son-la.txt --across
  congbao diff quy-1.txt quy-2.txt quy-3.txt --format csv --out series.csv

Mỗi bên là một tệp có định dạng mà `extract` đọc được, một thư mục mà `extract` đã ghi, hoặc một thư
mục khác, khi đó mọi tệp trong thư mục đều được đọc. Sau dấu `#` là mã của một văn bản, hoặc phần
cuối của mã, để chỉ so sánh văn bản ấy và những gì kèm theo.

Mã thoát: 0 giống nhau; 1 khác nhau; 2 gọi sai cách hoặc có phần không đọc được",
    ),
    (
        "audit",
        "\
Ví dụ:
  congbao audit bao-cao.txt
  congbao audit du-thao/ --format html --out kiem-tra.html
  congbao audit du-thao/ --rule sum,count --fail-on warning
  congbao audit du-thao/ --format json > da-chap-nhan.json
  congbao audit du-thao/ --baseline da-chap-nhan.json

`congbao rules` liệt kê những gì được kiểm tra, docs/rules/ có ví dụ của từng quy tắc. Phát hiện có
trong tệp đã chấp nhận thì được ẩn: cùng một điều, của cùng một bản ghi, trong tệp cùng tên, dù nay
đứng ở chỗ khác.

Mã thoát: 0 không có phát hiện mức lỗi (với --fail-on warning: cũng không có cảnh báo); 1 có, hoặc có
tệp hỏng; 2 gọi sai cách hoặc tệp đã chấp nhận không đọc được; 3 không làm được gì",
    ),
    (
        "normalize",
        "\
Ví dụ:
  congbao normalize cu.txt > moi.txt
  cat *.txt | congbao normalize --tone new --report 2> thay-doi.tsv
  congbao normalize --from vni thu.txt

Bảng mã và chữ được sửa, dòng và khoảng trắng giữ nguyên; văn bản đã sạch được trả lại đúng từng
byte.",
    ),
    (
        "schema",
        "\
Ví dụ:
  congbao schema > congbao.schema.json
  congbao schema task
  congbao schema line                        một dòng của congbao.ndjson

JSON Schema 2020-12 của những gì `extract` ghi: trường nào cũng có, là null nếu không in gì. Các phiên
bản 1.x sau chỉ thêm trường, nên schema cho phép cả những trường mà nó chưa biết.",
    ),
    (
        "ingest",
        "\
Ví dụ:
  congbao ingest hop-thu --catalog congbao.sqlite
  congbao ingest hop-thu --catalog congbao.sqlite --check
  congbao ingest hop-thu --catalog congbao.sqlite --refresh    sau khi cập nhật chương trình

Danh mục là một tệp; docs/catalog.md nói rõ cách phân biệt văn bản, nguồn và bản. Có thể chạy bao
nhiêu lần cũng được và có thể bị ngắt bất cứ lúc nào: mỗi tệp được nạp trọn vẹn hoặc không nạp gì.

Mã thoát: 0 xong; 1 xong nhưng có tệp hỏng hoặc đang cách ly; 2 gọi sai cách; 3 không dùng được danh
mục hoặc không có đầu vào nào",
    ),
    (
        "watch",
        "\
Ví dụ:
  congbao watch hop-thu --catalog congbao.sqlite
  congbao watch hop-thu /mnt/chung --catalog congbao.sqlite --interval 300
  congbao watch hop-thu --catalog congbao.sqlite --once    cho cron

Những gì mới hoặc đã đổi được nạp như với `ingest` khi tệp không còn thay đổi; không chuyển tệp nào đi.
SIGTERM và Ctrl-C kết thúc sau tệp đang nạp. docs/catalog.md nói rõ những gì được bỏ qua và cách chạy
như một dịch vụ.

Mã thoát: 0 kết thúc như yêu cầu; 1 với --once: có tệp hỏng hoặc đang cách ly; 2 gọi sai cách; 3 không
dùng được danh mục hoặc không có thư mục ấy",
    ),
    (
        "catalog",
        "\
Ví dụ:
  congbao catalog status --catalog congbao.sqlite
  congbao catalog tasks --owner 'Sở Y tế' --due-before 2026-06-30 --catalog congbao.sqlite
  congbao catalog search 'chuyen doi so' --format json --catalog congbao.sqlite
  congbao catalog history vn/son-la/qd-ubnd/2026/1053 --catalog congbao.sqlite
  congbao catalog overdue --as-of 2026-06-30 --owner 'Sở Y tế' --catalog congbao.sqlite
  congbao catalog agencies --catalog congbao.sqlite
  congbao catalog stats --format csv --catalog congbao.sqlite
  congbao catalog export --format xlsx,json --out data --catalog congbao.sqlite
  congbao catalog changes --since 12 --format csv --catalog congbao.sqlite
  congbao catalog changes --since-last --rules alerts.toml --catalog congbao.sqlite

Mã thoát: 0 xong; 1 export: xong nhưng có phần hỏng; 2 gọi sai cách; 3 không làm được gì: không có danh mục hoặc không có bản ghi",
    ),
    ("catalog status", ""),
    ("catalog documents", ""),
    ("catalog tasks", ""),
    ("catalog search", ""),
    ("catalog history", ""),
    ("catalog overdue", ""),
    ("catalog agencies", ""),
    ("catalog stats", ""),
    ("catalog export", ""),
    ("catalog runs", ""),
    (
        "catalog changes",
        "\
Ví dụ:
  congbao catalog runs --catalog congbao.sqlite
  congbao catalog changes --since 12 --catalog congbao.sqlite
  congbao catalog changes --since-last --catalog congbao.sqlite
  congbao catalog changes --since 0 --rules alerts.toml --catalog congbao.sqlite    chạy thử
  congbao catalog changes --since-last --rules alerts.toml --catalog congbao.sqlite

--since-last ghi vào danh mục là đã báo cho người nhận (`name` trong tệp quy tắc) đến đâu, khi đã gửi
xong mọi thứ được yêu cầu; người nhận mới được báo những gì có từ lúc đó. Với --since thì không gửi đi
đâu, chỉ in ra. docs/catalog.md nói rõ các quy tắc. Không có địa chỉ trong tệp quy tắc thì không dùng
mạng.

Mã thoát: 0 xong; 1 có phần không gửi được, lần sau báo lại; 2 gọi sai cách hoặc tệp quy tắc không đọc
được; 3 không làm được gì: không có danh mục hoặc không có lần nạp ấy",
    ),
    (
        "explain",
        "\
Ví dụ:
  congbao explain vn/son-la/qd-ubnd/2026/1009/ke-hoach#II.3.a
  congbao explain '…#36@m2' --out data --format json

Mã không có thì được trả lời bằng những mã gần giống. Mã thoát là 3 nếu không có bản ghi.",
    ),
];

/// The page of a command: what clap would print, with Vietnamese headings.
const PAGE: &str = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}";

/// The same command line with its help in Vietnamese.
pub(super) fn translate(program: Command) -> Command {
    let texts = HELP.iter().chain(&questions::HELP);
    let program = texts.fold(program, |program, &(command, argument, text)| {
        at(program, command, |sub| put(sub, argument, text))
    });
    let version = flag("version", 'V', ArgAction::Version, "In phiên bản");
    let program = program.disable_version_flag(true).arg(version);
    AFTER.iter().fold(program, |program, &(command, text)| {
        at(program, command, |sub| headed(sub).after_help(text))
    })
}

/// `change` done to the subcommand called `command`, to that of a subcommand, or to the program itself.
fn at(program: Command, command: &str, change: impl FnOnce(Command) -> Command) -> Command {
    match command.split_once(' ') {
        None if command.is_empty() => change(program),
        None => program.mut_subcommand(command, change),
        Some((group, command)) => {
            program.mut_subcommand(group, |group| group.mut_subcommand(command, change))
        }
    }
}

fn headed(command: Command) -> Command {
    let heading = |arg: Arg| {
        let title = if arg.is_positional() { "Tham số" } else { "Tùy chọn" };
        let takes_values = arg.get_action().takes_values();
        let arg = arg.help_heading(title);
        if takes_values { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
    };
    let help = flag("help", 'h', ArgAction::Help, "In trợ giúp");
    let command = command.disable_help_flag(true).arg(help).mut_args(heading);
    command.subcommand_help_heading("Lệnh").help_template(PAGE)
}

fn flag(name: &'static str, short: char, action: ArgAction, text: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).action(action).help(text)
}

fn put(command: Command, argument: &str, text: &'static str) -> Command {
    if argument.is_empty() {
        command.about(text)
    } else {
        command.mut_arg(argument, |arg| arg.help(text))
    }
}
